import Diagnostics
import DunningEngine
import FinancialValues
import Foundation

/// A `schedule.jsonl` that was read again: the run that planned, and its actions in their order.
public struct PlannedSchedule: Sendable {
    /// What the run looked at and assumed; `nil` for a plan without actions, which does not say.
    public var run: SimulationOptions?
    /// Those that were to be done; skipped and waiting ones are not.
    public var actions: [PlannedAction]

    /// A line that is not what `relance simulate` writes.
    public struct Fault: Error, Hashable, Sendable {
        /// From 1.
        public var line: Int
        /// One lower-case sentence.
        public var message: String
    }
}

/// What is wrong with a schedule; by line.
public struct PlannedScheduleError: Error {
    public var faults: [PlannedSchedule.Fault]
}

extension PlannedSchedule {
    public static func read(_ data: Data) throws(PlannedScheduleError) -> PlannedSchedule {
        var reading = PlanReading()
        var lines = data.split(separator: 0x0A, omittingEmptySubsequences: false)
        // The line break at the end of the last line begins no other.
        if lines.last?.isEmpty ?? false { lines.removeLast() }
        for (index, line) in lines.enumerated() {
            do throws(PlanLineFault) {
                try reading.add(line, number: index + 1)
            } catch {
                reading.faults.append(Fault(line: index + 1, message: error.message))
            }
        }
        // A file of another kind is told once, by its first line.
        if reading.actions.isEmpty, Set(reading.faults.map(\.message)).count == 1 {
            reading.faults = Array(reading.faults.prefix(1))
        }
        guard reading.faults.isEmpty else { throw PlannedScheduleError(faults: reading.faults) }
        return PlannedSchedule(run: reading.run?.options, actions: reading.actions.filter(\.isIntended))
    }
}

/// A schedule while it is read.
private struct PlanReading {
    private struct Key: Hashable {
        var id: String
        var day: CalendarDate
    }

    var actions: [PlannedAction] = []
    var faults: [PlannedSchedule.Fault] = []
    var run: (options: SimulationOptions, text: String, line: Int)?
    private var lines: [Key: Int] = [:]

    mutating func add(_ line: Data, number: Int) throws(PlanLineFault) {
        guard line.contains(where: { $0 > 0x20 }) else {
            throw PlanLineFault(message: "the line is blank, expected an action")
        }
        guard let json = JSONLine.value(of: line) else {
            throw PlanLineFault(message: "the line is no JSON object, expected an action")
        }
        let action = try PlannedAction(json)
        let options = try runOfLine(try PlanObject(json, "").object("run"), of: json["run"].compact, number)
        guard options.asOf <= action.day, action.day <= options.lastDay else {
            throw PlanLineFault(
                message: "the day \(action.day) is none of its run, which has \(options.asOf) to \(options.lastDay)")
        }
        // An id is an action's own on its day: what waits has the same on the next.
        if let earlier = lines.updateValue(number, forKey: Key(id: action.id, day: action.day)) {
            throw PlanLineFault(
                message: "the action \"\(action.id.printable)\" of \(action.day) stands in line \(earlier) already, "
                    + "expected each once")
        }
        actions.append(action)
    }

    /// Every line must be of one run.
    private mutating func runOfLine(
        _ object: PlanObject, of text: String, _ number: Int
    ) throws(PlanLineFault) -> SimulationOptions {
        if let run {
            guard run.text != text else { return run.options }
            throw PlanLineFault(
                message: "the action is of another run than line \(run.line), expected the schedule of one run")
        }
        let asOf = try object.date("as_of")
        let options = SimulationOptions(
            asOf: asOf, days: try object.number("days", 1...(CalendarDate.distantFuture - asOf + 1)),
            payments: try object.word("payments", "assumption about payments"),
            approvals: try object.word("approvals", "assumption about approvals"))
        run = (options, text, number)
        return options
    }
}
