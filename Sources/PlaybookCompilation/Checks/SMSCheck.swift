import Diagnostics
import MessageTemplates
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// Reports templates without an SMS that are sent as one: the text of a letter does not fit on a telephone.
enum SMSCheck: PlaybookCheck {
    static func diagnostics(of workspace: WorkspaceUnderCheck) -> [Diagnostic] {
        guard let templates = workspace.templates else { return [] }
        let sent = workspace.running.flatMap(\.templateUses).filter { $0.sends(.sms) }
        let uses = Dictionary(grouping: sent, by: \.template.value)
        return templates.library.templates.compactMap { template in
            guard template.sms == nil, let use = uses[template.name]?.first else { return nil }
            return Diagnostic(
                .missingSMS, at: template.subject.range,
                "\(use.what) sends an SMS, and the template has no text for one",
                help: "write \"sms: \\\"...\\\"\" below the subject",
                notes: [DiagnosticNote("it sends an SMS here", at: use.record.place("send"))])
        }
    }
}

extension TemplateUse {
    /// The channel is one of its own, or its fallback.
    fileprivate func sends(_ channel: Channel) -> Bool {
        let channels = (record.words("send") ?? []).map(\.value) + [record.text("fallback")?.value].compactMap { $0 }
        return channels.contains(channel.rawValue)
    }
}
