import Diagnostics
import StrictYAML

/// Finds the line that stands in the wrong column, or lacks its dash, when a file makes sense with it elsewhere.
///
/// One line out of its column takes its own key, its neighbours and what stands below it away from where they belong, and
/// each of them would be reported. Here the file is read again with one line, or one block, moved; when that takes faults of
/// this kind away and brings no other, only the line is reported, and the file is taken as it is meant.
struct LayoutRepair {
    /// What a reading of the file gave.
    typealias Reading = (document: SyntaxDocument?, tree: YAMLTree, diagnostics: [Diagnostic])

    /// As the author has it.
    private let file: SourceFile
    private var edited: SourceFile
    private(set) var reading: Reading
    private var reports: [Diagnostic] = []
    /// Bytes that may still be read.
    private var budget = LayoutRepair.bytesOverAllReadings

    private static let bytesOverAllReadings = 1 << 20
    /// More than this is no file with a slip.
    private static let mostRepairs = 3
    /// Faults beside which a slip is looked for.
    private static let mostPlaces = 4

    /// - Parameter reading: Of the file as it is.
    init(_ file: SourceFile, _ reading: Reading) {
        (self.file, edited, self.reading) = (file, file, reading)
        for _ in 0..<LayoutRepair.mostRepairs {
            guard let best = bestTrial() else { return }
            reports.append(report(best))
            edited = best.edit.applied(to: edited)
            self.reading = best.reading
        }
    }

    /// What is wrong with the file, each slip told once.
    var diagnostics: [Diagnostic] { (reports + reading.diagnostics).sortedByPlace() }

    // MARK: Trials

    /// An edit and what the file says with it.
    struct Trial {
        let edit: LayoutEdit
        let reading: Reading
        let faults: Int
        /// Other edits of the same line that do as well.
        var others: [LayoutEdit] = []

        /// How much is moved, and how far; of two places as far, the deeper one continues what stands above.
        var effort: Int {
            (edit.lines.count - 1) * 1_000 + (edit.dash == .kept ? 0 : 100) + abs(edit.shift) * 2 - edit.shift.signum()
        }
    }

    private mutating func bestTrial() -> Trial? {
        let now = reading.diagnostics.filter(LayoutRepair.isSuspect)
        guard !now.isEmpty else { return nil }
        var best: Trial?
        for lines in suspects {
            for blocks in [false, true] {
                let found = lines.flatMap { trials(of: $0, blocks: blocks, against: now) }
                guard let better = LayoutRepair.best(of: found) else { continue }
                if better.faults == 0 { return better }
                if best.map({ better.faults < $0.faults }) ?? true { best = better }
            }
        }
        return best
    }

    private mutating func trials(of line: Int, blocks: Bool, against now: [Diagnostic]) -> [Trial] {
        // One of the faults of syntax, when there are any that a slip can cause, goes.
        let syntax = reading.tree.diagnostics
        let limit = syntax.count - (syntax.contains(where: LayoutRepair.isSuspect) ? 1 : 0)
        return LayoutEdit.candidates(in: edited, line: line, blocks: blocks).compactMap { edit in
            budget -= edited.bytes.count
            guard budget >= 0,
                let tree = YAMLReader.read(edit.applied(to: edited), asIn: file, syntaxFaults: limit),
                // Less is not found wrong because less was read.
                tree.isComplete || !reading.tree.isComplete && !blocks, tree.diagnostics.count <= syntax.count,
                tree.root?.keyCount ?? 0 >= reading.tree.root?.keyCount ?? 0
            else { return nil }
            let reading = DocumentReader.reading(tree, of: file)
            let faults = reading.diagnostics.filter(LayoutRepair.isSuspect)
            return explains(now, edit, leaving: faults)
                ? Trial(edit: edit, reading: reading, faults: faults.count) : nil
        }
    }

    /// Whether an edit takes faults away, none of the lines that it moves has one left, and there is no new one.
    private func explains(_ now: [Diagnostic], _ edit: LayoutEdit, leaving faults: [Diagnostic]) -> Bool {
        guard faults.count < now.count, !faults.contains(where: { edit.lines.contains(firstLine(of: $0)) }) else {
            return false
        }
        let known = Set(now.map(place))
        guard faults.allSatisfy({ known.contains(place($0)) }) else { return false }
        // Two keys that exclude each other were written by somebody who wants both, an empty item is to be filled.
        let left = Set(faults.map(place))
        return edit.dash == .kept
            || now.contains { ![.exclusiveKeys, .missingValue].contains($0.code) && !left.contains(place($0)) }
    }

    private struct Place: Hashable {
        let code: DiagnosticCode
        let line: Int
    }

    private func place(_ fault: Diagnostic) -> Place { Place(code: fault.code, line: firstLine(of: fault)) }

    private static func best(of trials: [Trial]) -> Trial? {
        guard var best = trials.min(by: { ($0.faults, $0.effort) < ($1.faults, $1.effort) }) else { return nil }
        best.others = trials.filter {
            $0.edit != best.edit && $0.edit.lines == best.edit.lines && $0.edit.dash == best.edit.dash
                && $0.faults == best.faults
        }.map(\.edit)
        return best
    }

    /// The lines beside the first faults.
    private var suspects: [[Int]] {
        var seen = Set<Int>()
        let lines = reading.diagnostics.filter(LayoutRepair.isSuspect).map(firstLine).filter {
            seen.insert($0).inserted
        }
        return lines.prefix(LayoutRepair.mostPlaces).map { LayoutEdit.neighbours(of: $0, in: edited) }
    }

    private func firstLine(of diagnostic: Diagnostic) -> Int { file.lines.line(of: diagnostic.range.bytes.lowerBound) }

    // MARK: What can come of a slip

    private static func isSuspect(_ diagnostic: Diagnostic) -> Bool {
        diagnostic.severity == .error && codes.contains(diagnostic.code)
    }

    /// What a line in a wrong column can cause, there or at its neighbours.
    private static let codes: Set<DiagnosticCode> = [
        .wrongIndentation, .listItemAmongKeys, .duplicateKey, .missingColon, .colonInText, .malformedBlockText,
        .unknownKey, .missingKey, .exclusiveKeys, .wrongShape, .missingValue, .unknownWord, .textOverSeveralLines,
        .unknownFileKind, .missingEdition,
    ]

    private func report(_ trial: Trial) -> Diagnostic {
        LayoutSlip(trial.edit, in: edited, asIn: file, root: trial.reading.tree.root, others: trial.others).diagnostic
    }
}

extension YAMLNode {
    /// How many keys it and all below it have.
    fileprivate var keyCount: Int {
        switch content {
        case .scalar: 0
        case .list(let items): items.reduce(0) { $0 + $1.keyCount }
        case .map(let map): (map.entries + map.repeated).reduce(0) { $0 + 1 + $1.value.keyCount }
        }
    }
}
