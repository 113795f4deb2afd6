import Diagnostics
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// Reports steps and stages of different sequences that wait for each other in a circle, so that none ever comes.
///
/// A step waits for the step before it and for whatever its clock counts from. Circles inside one sequence are found by
/// `StepOrderCheck`.
enum CyclicClockCheck: SinglePlaybookCheck {
    static func diagnostics(of playbook: LoweredPlaybook) -> [Diagnostic] {
        let graph = WaitingGraph(playbook)
        var reported: Set<NamedAction> = []
        return graph.nodes.compactMap { node in
            guard !reported.contains(node.action), let cycle = graph.cycle(from: node.action) else { return nil }
            reported.formUnion(cycle)
            return circle(node, cycle.compactMap { graph.names[$0] })
        }
    }
}

/// Which step or stage waits for which.
private struct WaitingGraph {
    struct Node {
        let action: NamedAction
        let clock: Clock
        /// What its clock counts from, in other sequences and suspensions.
        let others: [NamedAction]
    }

    private(set) var nodes: [Node] = []
    private(set) var names: [NamedAction: String] = [:]
    private var waitsFor: [NamedAction: [NamedAction]] = [:]

    init(_ playbook: LoweredPlaybook) {
        for (index, sequence) in playbook.sequences.enumerated() {
            for (position, step) in sequence.steps.enumerated() {
                let action = NamedAction.step(sequence: index, step: position)
                let before = position > 0 ? NamedAction.step(sequence: index, step: position - 1) : nil
                add(action, step.name, step.at, before) {
                    if case .step(index, _) = $0 { true } else { false }
                }
            }
        }
        for (index, suspension) in playbook.suspensions.enumerated() {
            for (position, stage) in suspension.stages.enumerated() {
                let action = NamedAction.stage(suspension: index, stage: position)
                let before = position > 0 ? NamedAction.stage(suspension: index, stage: position - 1) : nil
                add(action, stage.name, stage.at, before) { _ in false }
            }
        }
    }

    private mutating func add(
        _ action: NamedAction, _ name: String, _ clock: Clock?, _ before: NamedAction?,
        _ isChecked: (NamedAction) -> Bool
    ) {
        names[action] = name
        var others: [NamedAction] = []
        for term in clock?.terms ?? [] {
            if case .event(let event) = term.anchor, !isChecked(event.action) { others.append(event.action) }
        }
        waitsFor[action] = (before.map { [$0] } ?? []) + others
        if let clock, !others.isEmpty { nodes.append(Node(action: action, clock: clock, others: others)) }
    }

    /// A way back to where it starts, through at least one other sequence; `nil` when there is none.
    func cycle(from start: NamedAction) -> [NamedAction]? {
        var path: [NamedAction] = []
        var seen: Set<NamedAction> = []
        func visit(_ action: NamedAction) -> Bool {
            path.append(action)
            for next in waitsFor[action] ?? [] {
                if next == start { return true }
                if seen.insert(next).inserted, visit(next) { return true }
            }
            path.removeLast()
            return false
        }
        return visit(start) ? path : nil
    }
}

// MARK: - Messages

extension CyclicClockCheck {
    private static func circle(_ node: WaitingGraph.Node, _ names: [String]) -> Diagnostic {
        let path = (names + [names[0]]).map { "\"\($0)\"" }.joined(separator: " waits for ")
        return Diagnostic(
            .cyclicClock, at: node.clock.origin, "these wait for each other for ever: \(path)",
            help: "count one of them from an anchor such as \"due\"")
    }
}
