import DunningReports
import FinancialValues
import Foundation
import RelanceCommands
import RelanceTestSupport
import Testing

/// Keys, signatures and what is said of them, as a legal team uses them on the sample.
@Suite("Signing, verifying, and simulating what is signed") struct SignatureTests {
    private final class Company {
        let folder: TemporaryFolder

        init() throws {
            folder = try TemporaryFolder()
            for name in ["playbooks", "templates"] {
                try FileManager.default.copyItem(
                    atPath: repositoryRoot.appending(path: name).path, toPath: folder.path + "/" + name)
            }
        }

        func relance(_ command: String) -> (status: RelanceCommands.ExitStatus, result: String, remarks: String) {
            final class Text { var value = "" }
            let (result, remarks) = (Text(), Text())
            let output = CommandOutput(result: { result.value += $0 }, remark: { remarks.value += $0 })
            let context = CommandContext(output: output, folder: folder.path, today: CalendarDate(iso: "2026-06-15")!)
            let status = RelanceProgram.run(command.split(separator: " ").map(String.init), context)
            return (status, result.value, remarks.value)
        }

        func simulate(_ options: String = "") -> (status: RelanceCommands.ExitStatus, result: String, remarks: String) {
            let ledger = repositoryRoot.appending(path: "examples/ledger").path(percentEncoded: false)
            return relance("simulate --as-of 2026-06-15 --days 40 --ledger \(ledger) \(options)")
        }

        /// Makes a key for each role, and trusts it.
        func trust(_ roles: String...) throws {
            var text = "relance: 1\nkeys:\n"
            for role in roles {
                _ = relance("sign --new-key \(role).key")
                let key = try folder.text("\(role).key.pub").dropLast()
                text += "  \(role)-1:\n    role: \(role)\n    holder: head of \(role)\n    public_key: \(key)\n"
            }
            try folder.write(text, to: "playbooks/approvals/keys.yaml")
        }

        func sign(_ role: String, _ rest: String = "") -> (
            status: RelanceCommands.ExitStatus, result: String, remarks: String
        ) {
            relance("sign --role \(role) --key \(role).key \(rest)")
        }

        func change(_ path: String, _ old: String, _ new: String) throws {
            let text = try folder.text(path)
            try #require(text.contains(old))
            try folder.write(text.replacing(old, with: new, maxReplacements: 1), to: path)
        }
    }

    private static let approvers = ["credit_manager", "legal"]

    // MARK: Keys

    @Test("a new key is its owner's alone, and no key is ever written over")
    func newKey() throws {
        let company = try Company()
        let made = company.relance("sign --new-key legal.key --role legal")
        #expect(made.status == .fine)
        let key = try company.folder.text("legal.key")
        let publicKey = try company.folder.text("legal.key.pub").dropLast()
        #expect(made.result.contains("public_key: \(publicKey)\n"))
        #expect(!made.result.contains(key.split(separator: " ").last!.dropLast()))
        let mode = try FileManager.default.attributesOfItem(atPath: company.folder.path + "/legal.key")[
            .posixPermissions]
        #expect(mode as? Int == 0o600)
        let again = company.relance("sign --new-key legal.key")
        #expect(again.status == .notDone)
        #expect(again.remarks.contains("is there already, and a key is never written over"))
        #expect(try company.folder.text("legal.key") == key)
        // A public key that somebody has lost the other half of is kept too.
        try FileManager.default.removeItem(atPath: company.folder.path + "/legal.key")
        #expect(company.relance("sign --new-key legal.key").status == .notDone)
        #expect(company.folder.names.contains("legal.key") == false)
    }

    @Test("refuses a key that others may read, that is none, or that is not there")
    func badKeys() throws {
        let company = try Company()
        try company.trust("legal")
        let path = company.folder.path + "/legal.key"
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
        #expect(company.sign("legal", "sme").remarks.contains("others may read the key"))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        #expect(company.sign("legal", "sme").status == .fine)
        try company.folder.write("-----BEGIN PRIVATE KEY-----\n", to: "other.key")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o600], ofItemAtPath: company.folder.path + "/other.key")
        #expect(company.relance("sign --role legal --key other.key").remarks.contains("is no private key"))
        for missing in ["none.key", "playbooks"] {
            let answer = company.relance("sign --role legal --key \(missing)")
            #expect(answer.status == .notDone && answer.remarks.contains("cannot be read"))
        }
        #expect(company.relance("sign --role legal").status == .wrongUsage)
        #expect(company.relance("sign --new-key a.key --on 2026-01-01").status == .wrongUsage)
    }

    @Test("a key that is not trusted signs nothing, nor one of another role")
    func untrusted() throws {
        let company = try Company()
        _ = company.relance("sign --new-key legal.key")
        let untrusted = company.sign("legal")
        #expect(untrusted.status == .notDone && untrusted.remarks.contains("the key is not trusted"))
        try FileManager.default.removeItem(atPath: company.folder.path + "/legal.key")
        try FileManager.default.removeItem(atPath: company.folder.path + "/legal.key.pub")
        try company.trust("legal", "credit_manager")
        let other = company.relance("sign --role legal --key credit_manager.key")
        #expect(other.status == .notDone)
        #expect(
            other.remarks.contains("the key \"credit_manager-1\" is trusted to sign as credit_manager, not as legal"))
        #expect(
            try !FileManager.default.contentsOfDirectory(atPath: company.folder.path + "/playbooks/approvals").contains
            { $0 != "keys.yaml" })
        try company.folder.write("relance: 1\nkeys: 5\n", to: "playbooks/approvals/keys.yaml")
        let faulty = company.sign("legal")
        #expect(faulty.status == .notDone && faulty.remarks.contains("[faulty-approval]"))
    }

    // MARK: Signing and verifying

    @Test("what is signed is valid until something that it covers changes, and then the rule is named")
    func verify() throws {
        let company = try Company()
        #expect(company.relance("verify").status == .findings)
        try company.trust("credit_manager", "legal", "sales_director")
        let signed = company.sign("legal")
        #expect(signed.status == .fine && signed.result.contains("playbooks/approvals/sme.legal.yaml: signed, "))
        for role in ["credit_manager", "sales_director"] { #expect(company.sign(role).status == .fine) }
        let valid = company.relance("verify")
        #expect(valid.status == .fine, "\(valid.result)")
        #expect(valid.result.contains("\n  legal           valid: legal-1, 2026-06-15\n"))
        #expect(company.relance("check").status == .fine)
        #expect(company.relance("check").result.contains("nothing to report"))

        try company.change("playbooks/base.yaml", "account.days_overdue >= 20 days", "account.days_overdue >= 21 days")
        #expect(company.relance("verify").status == .fine)

        try company.change("playbooks/sme.yaml", "at: 30 days after due", "at: 29 days after due")
        let old = company.relance("verify")
        #expect(old.status == .findings)
        #expect(
            old.result.contains(
                """
                  legal           signed for another version: legal-1, 2026-06-15
                    sequence reminders, step formal_notice
                      was  at 30 days after due and 14 days after second_reminder
                      is   at 29 days after due and 14 days after second_reminder

                """))
        #expect(company.relance("verify consumer").status == .fine)
        let schema = try SchemaValidation(Data(contentsOf: repositoryRoot.appending(path: "docs/verify.schema.json")))
        let lines = company.relance("verify --format json").result.split(separator: "\n")
        #expect(lines.count > 10)
        for line in lines { #expect(try schema.faults(in: Data(line.utf8)) == []) }
        #expect(lines.contains { $0.contains("\"was\":[\"at 30 days after due and 14 days after second_reminder\"]") })

        let again = company.sign("legal", "--on 2026-07-01")
        #expect(
            again.result.contains("sme.legal.yaml: signed, ")
                && again.result.contains("consumer.legal.yaml: signed already\n"))
        #expect(company.relance("verify sme").result.contains("legal           valid: legal-1, 2026-07-01\n"))
    }

    @Test("a changed word of the notice is named by its template")
    func words() throws {
        let company = try Company()
        try company.trust("legal")
        _ = company.sign("legal", "sme")
        try company.change("templates/formal_notice.en.md", "formal notice to pay us", "last notice to pay us")
        #expect(company.relance("verify sme").result.contains("    message formal_notice.en\n      was  words sha256:"))
    }

    @Test("a file that was tampered with is wrong, one that cannot be read is told, and neither is valid")
    func tampering() throws {
        let company = try Company()
        try company.trust("legal", "credit_manager")
        for role in Self.approvers { _ = company.sign(role, "sme") }
        let path = "playbooks/approvals/sme.legal.yaml"
        let text = try company.folder.text(path)
        func verdict(_ changed: String) throws -> (RelanceCommands.ExitStatus, String) {
            try company.folder.write(changed, to: path)
            let answer = company.relance("verify sme")
            return (answer.status, answer.result)
        }
        let lines: [(String, String)] = [
            (
                "  suspension hosting, stage suspended\n    at 15 days",
                "  suspension hosting, stage suspended\n    at 14 days"
            ),
            ("on: 2026-06-15", "on: 2026-06-14"), ("signature: ", "signature: 00"),
            ("digest: sha256:", "digest: sha256:00"),
        ]
        for (old, new) in lines {
            var changed = text.replacing(old, with: new, maxReplacements: 1)
            // Digits more are digits less at the end of the line.
            if new.hasSuffix("00") {
                let start = changed.range(of: new)!.lowerBound
                let end = changed[start...].firstIndex(of: "\n")!
                changed.removeSubrange(changed.index(end, offsetBy: -2)..<end)
            }
            let (status, answer) = try verdict(changed)
            #expect(status == .findings && answer.contains("legal           wrong signature"), "\(old): \(answer)")
        }
        let (_, renamed) = try verdict(text.replacing("role: legal", with: "role: credit_manager"))
        #expect(renamed.contains("legal           the file cannot be understood"))
        #expect(company.relance("check").result.contains("[faulty-approval]"))
        #expect(company.relance("check").status == .fine)
        // An approval of one playbook is none of another.
        try company.folder.write(text, to: "playbooks/approvals/consumer.legal.yaml")
        #expect(company.relance("verify consumer").result.contains("legal           the file cannot be understood"))
        let moved = text.replacing("approval: sme", with: "approval: consumer")
        try company.folder.write(moved, to: "playbooks/approvals/consumer.legal.yaml")
        #expect(company.relance("verify consumer").result.contains("legal           wrong signature"))
        #expect(try verdict(text).1.contains("2 of 2 needed signatures valid"))
    }

    @Test("author and approver may not be the same key, in whichever order they sign")
    func author() throws {
        let company = try Company()
        try company.trust("author", "legal")
        #expect(company.relance("sign --role author --key author.key sme").status == .fine)
        #expect(company.sign("legal", "sme").status == .fine)
        #expect(company.relance("verify sme").result.contains("  author          valid: author-1, 2026-06-15\n"))
        // The author's key is made the lawyer's.
        let key = try company.folder.text("author.key.pub").dropLast()
        let keys = "relance: 1\nkeys:\n  author-1: {role: legal, holder: x, public_key: \(key)}\n"
        try company.folder.write(keys, to: "playbooks/approvals/keys.yaml")
        let refused = company.relance("sign --role legal --key author.key sme")
        #expect(refused.status == .notDone && refused.remarks.contains("author and approver may not be the same key"))
        // The other way round.
        try FileManager.default.removeItem(atPath: company.folder.path + "/playbooks/approvals/sme.author.yaml")
        #expect(company.relance("sign --role legal --key author.key sme").status == .fine)
        try company.folder.write(
            keys.replacing("role: legal", with: "role: author"), to: "playbooks/approvals/keys.yaml")
        #expect(company.relance("sign --role author --key author.key sme").status == .notDone)
        // Who wrote it is hidden by breaking the author's file.
        try company.folder.write("relance: 1\n", to: "playbooks/approvals/sme.author.yaml")
        try company.folder.write(keys, to: "playbooks/approvals/keys.yaml")
        #expect(company.relance("verify sme").result.contains("legal           signed, and the author's own file"))
    }

    @Test("names of playbooks and roles that are none are told")
    func names() throws {
        let company = try Company()
        try company.trust("legal", "collector")
        #expect(
            company.relance("verify smee").remarks.contains(
                "no playbook \"smee\" covers accounts, did you mean \"sme\"?"))
        #expect(company.sign("legal", "base").status == .wrongUsage)
        #expect(company.sign("collector").remarks.contains("collector approves nothing"))
        #expect(company.sign("legal", "intercompany").remarks.contains("legal approves nothing of intercompany"))
        try company.folder.write("relance: 1\n", to: "playbooks/approvals/gone.legal.yaml")
        #expect(company.relance("verify").result.contains("note: something was signed of \"gone\""))
    }

    // MARK: Simulating

    @Test("a schedule says which stages nobody has signed, and is refused where signatures are required")
    func simulate() throws {
        let company = try Company()
        let before = company.simulate()
        #expect(before.result.contains("\n  signed    none of "))
        #expect(!(try company.folder.text("out/schedule.jsonl")).contains("\"signatures\""))
        try FileManager.default.removeItem(atPath: company.folder.path + "/out")
        let refused = company.simulate("--require-signatures")
        #expect(refused.status == .findings)
        #expect(
            refused.remarks.contains(
                "sme: suspended, once, on 2026-06-30: no valid signature of credit_manager, legal\n"))
        #expect(!company.folder.names.contains("out"))

        try company.trust("legal", "credit_manager", "sales_director")
        for role in ["credit_manager", "sales_director"] { _ = company.sign(role) }
        let partly = company.simulate()
        #expect(partly.result.contains("Stages without a valid signature\n"))
        #expect(partly.result.contains("no valid signature of legal\n"))
        let schema = try SchemaValidation(Data(contentsOf: repositoryRoot.appending(path: "docs/schedule.schema.json")))
        let lines = try company.folder.text("out/schedule.jsonl").split(separator: "\n")
        for line in lines { #expect(try schema.faults(in: Data(line.utf8)) == []) }
        let stages = lines.filter { $0.contains("\"kind\":\"stage\"") }
        #expect(!stages.isEmpty && stages.allSatisfy { $0.contains("\"signatures\":{\"covered\":") })
        #expect(lines.count { $0.contains("\"signatures\"") } == stages.count)
        let marked = stages.filter { $0.contains("\"covered\":false") }
        #expect(!marked.isEmpty && marked.count < stages.count)
        #expect(
            try company.folder.text("out/schedule.csv").contains(
                "credit_manager and legal (no valid signature of legal)"))
        #expect(company.simulate("--require-signatures").status == .findings)

        _ = company.sign("legal")
        #expect(company.simulate("--require-signatures").status == .fine)
        #expect(company.simulate().result.contains("\n  signed    all of "))
        // The schedule itself is the same as before anybody signed, but for what is said of signatures.
        let signed = try company.folder.text("out/schedule.jsonl").replacing(/"signatures":\{.*?\]\},/, with: "")
        try FileManager.default.removeItem(atPath: company.folder.path + "/playbooks/approvals")
        _ = company.simulate()
        #expect(try company.folder.text("out/schedule.jsonl") == signed)
    }

    @Test("a stage that goes on under another playbook needs the signatures of both")
    func goesOnUnderAnother() throws {
        let company = try Company()
        try company.trust("legal", "credit_manager", "sales_director")
        for role in ["legal", "credit_manager", "sales_director"] { _ = company.sign(role) }
        // An account of a small company, whose service was restricted when it was a large one.
        let moved =
            "--require-signatures --history \(repositoryRoot.path)/Tests/PlaybookSigningTests/Fixtures/moved-history.csv"
        #expect(company.simulate(moved).status == .fine)
        let approval = "playbooks/approvals/sme.legal.yaml"
        let text = try company.folder.text(approval)
        try FileManager.default.removeItem(atPath: company.folder.path + "/" + approval)
        let refused = company.simulate(moved)
        #expect(refused.status == .findings)
        let line = "enterprise: suspended, once, on 2026-06-29: no valid signature of "
        #expect(refused.remarks.contains(line + "legal for sme, which covers the account\n"))
        try company.folder.write(text, to: approval)
        try company.change("playbooks/sme.yaml", "at: 30 days after due and 14", "at: 29 days after due and 14")
        #expect(company.relance("verify enterprise").status == .fine)
        #expect(company.relance("verify sme").status == .findings)
        #expect(
            company.simulate(moved).remarks.contains(
                line + "credit_manager, legal for sme, which covers the account\n"))
    }
}
