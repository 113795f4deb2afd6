import Diagnostics
import MessageTemplates
import PlaybookProgram
import PlaybookSyntax

/// Everything that the checks may look at.
struct WorkspaceUnderCheck {
    /// `nil` when there is none, or it could not be read.
    var policy: SyntaxRecord? { vocabulary.record }
    let vocabulary: PolicyVocabulary
    /// Sorted by name, those that are only for extending too.
    let playbooks: [LoweredPlaybook]
    /// `nil`: templates are not looked at.
    let templates: WorkspaceTemplates?
    let tests: [SyntaxDocument]
    /// Every file could be read: what is missing is missing.
    let isWhole: Bool

    /// Those that cover somebody.
    var running: [LoweredPlaybook] { playbooks.filter { !$0.merged.isOnlyForExtending } }
}

/// The files below `templates/`, and what could be read of them.
struct WorkspaceTemplates {
    let sources: [TemplateSource]
    let library: TemplateLibrary
}

/// Looks for one kind of fault. Assumes that names and types were checked already, and says nothing about what failed there.
protocol PlaybookCheck {
    /// In any order.
    static func diagnostics(of workspace: WorkspaceUnderCheck) -> [Diagnostic]
}

/// A check that looks at one playbook at a time.
protocol SinglePlaybookCheck {
    static func diagnostics(of playbook: LoweredPlaybook) -> [Diagnostic]
}

/// All checks, in the order of the language contract.
enum CheckRegistry {
    static var ofWorkspace: [any PlaybookCheck.Type] {
        [
            PolicyNamesCheck.self, SharedNameCheck.self, AccountCoverageCheck.self, CoverageOverlapCheck.self,
            CoverageGapCheck.self,
            UnextendedPlaybookCheck.self, ConsumerFeeCheck.self, ChargeRuleCheck.self, TemplateCheck.self,
            TranslationCheck.self, TemplateVariableCheck.self, SMSCheck.self, NoticeContentCheck.self,
            NoticeMeasureCheck.self, SenderCheck.self, CalledNamesCheck.self, TestFileCheck.self,
        ]
    }

    static var ofPlaybook: [any SinglePlaybookCheck.Type] {
        [
            TighteningCheck.self, LockCheck.self, LeftAloneCheck.self, DuplicateNameCheck.self,
            StepOrderCheck.self, CyclicClockCheck.self, FinalStepCheck.self, UnreachableStepCheck.self,
            NeverTrueCheck.self, RepetitionCheck.self, FormalNoticeCheck.self, FirstFeeCheck.self,
            LiftCheck.self, StageNoticeCheck.self, ReceiptClockCheck.self, SendingClockCheck.self,
            SuspensionScopeCheck.self,
        ]
    }
}
