import Diagnostics

/// What can be wrong with playbooks that build on each other.
extension DiagnosticCode {
    /// Two playbooks of one name.
    public static let duplicatePlaybook = DiagnosticCode("duplicate-playbook")
    /// A playbook is named that no file holds.
    public static let unknownPlaybook = DiagnosticCode("unknown-playbook")
    /// Playbooks that extend each other in a circle.
    public static let cyclicExtends = DiagnosticCode("cyclic-extends")
    /// Two things of one name where names must differ.
    public static let duplicateName = DiagnosticCode("duplicate-name")
    /// A layer changes something under a name that nothing inherited has, though something of nearly that name is inherited.
    public static let unknownInherited = DiagnosticCode("unknown-inherited")
    /// A new step or stage that does not say where among the inherited ones it stands.
    public static let missingInsert = DiagnosticCode("missing-insert")
    /// `insert` names something that is not in the list.
    public static let unknownInsertPlace = DiagnosticCode("unknown-insert-place")
    /// `insert` where there is nothing to be inserted, or into nothing.
    public static let misplacedInsert = DiagnosticCode("misplaced-insert")
    /// `omit` of something that is not inherited.
    public static let unknownOmission = DiagnosticCode("unknown-omission")
    /// `omit` without a `reason`.
    public static let omissionWithoutReason = DiagnosticCode("omission-without-reason")
    /// A change of a locked rule that is not evidently tighter.
    public static let weakenedLock = DiagnosticCode("weakened-lock")
    /// A key that has no effect beside another.
    public static let unusedKey = DiagnosticCode("unused-key")

    /// All codes of this target, for the tests that prove each has a page.
    public static let modelCodes: [DiagnosticCode] = [
        .duplicatePlaybook, .unknownPlaybook, .cyclicExtends, .duplicateName, .unknownInherited, .missingInsert,
        .unknownInsertPlace,
        .misplacedInsert, .unknownOmission, .omissionWithoutReason, .weakenedLock, .unusedKey,
    ]
}
