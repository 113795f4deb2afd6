/// A rule under all the names that history may know it by.
package struct NamedRule: Sendable {
    package enum Kind: String, Sendable { case step, escalation, obligation, stage, lift }

    package let kind: Kind
    /// Today's, then the former ones.
    package let names: [String]
    /// `nil` for a stage or lift that sends nothing.
    package let deed: Deed?

    fileprivate init(_ kind: Kind, _ name: String, _ formerly: [String], _ deed: Deed?) {
        (self.kind, names, self.deed) = (kind, [name] + formerly, deed)
    }
}

extension CompiledPlaybook {
    /// Everything that leaves a trace in history.
    package var rulesOfHistory: [NamedRule] {
        sequences.flatMap(\.steps).map { NamedRule(.step, $0.name, $0.formerly, $0.deed) }
            + escalations.map { NamedRule(.escalation, $0.name, $0.formerly, $0.deed) }
            + obligations.map { NamedRule(.obligation, $0.name, $0.formerly, $0.deed) }
            + suspensions.flatMap(\.stages).map {
                NamedRule(.stage, $0.name, $0.formerly, $0.message.map(Deed.message))
            }
            + suspensions.flatMap(\.lifts).map { NamedRule(.lift, $0.name, $0.formerly, $0.message.map(Deed.message)) }
    }
}
