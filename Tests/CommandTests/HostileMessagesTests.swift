import DunningReports
import FinancialValues
import Foundation
import RelanceCommands
import RelanceTestSupport
import Testing

/// Names that try to be a formula, a header, a script or another line, from the ledger to every file that a run writes.
@Suite("Hostile names in what a run writes") struct HostileMessagesTests {
    /// No ledger has a zero byte, and nobody lives at a blank.
    private static let names = HostileName.all.filter { !$0.contains("\u{0}") && !$0.allSatisfy(\.isWhitespace) }

    private let folder: TemporaryFolder
    private let status: RelanceCommands.ExitStatus

    /// A run of a workspace that uses every channel, with a customer of each name.
    init() throws {
        let channels = fixtures("transcripts").appending(path: "every-channel")
        folder = try TemporaryFolder(copying: channels)
        var (customers, contacts) = (
            "customer,name,segment,country,language\n", "customer,role,name,email,phone,address\n"
        )
        var invoices = "invoice,customer,legal_entity,issued,due,currency,amount,contract\n"
        for (index, name) in Self.names.enumerated() {
            let cell = "\"" + name.replacing("\"", with: "\"\"") + "\""
            let language = index.isMultiple(of: 2) ? "fr" : "en"
            customers += "C-\(index),\(cell),small,FR,\(language)\n"
            contacts += "C-\(index),billing,\(cell),c\(index)@customer.example.com,06 99 00 00 00,\(cell)\n"
            invoices += "F-\(index),C-\(index),FR01,2026-04-01,2026-05-01,EUR,10.00,\n"
        }
        for (table, text) in [("customers", customers), ("contacts", contacts), ("invoices", invoices)] {
            try folder.write(text, to: "ledger/\(table).csv")
        }
        let output = CommandOutput(result: { _ in }, remark: { _ in })
        let context = CommandContext(output: output, folder: folder.path, today: CalendarDate(iso: "2026-06-01")!)
        status = RelanceProgram.run(["simulate", "--days", "1", "--messages", "messages"], context)
    }

    private func files(_ ending: String) throws -> [String] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/messages")
        return try names.filter { $0.hasSuffix(ending) }.sorted().map { try folder.text("messages/\($0)") }
    }

    /// How many customers the ledger has: each gets a message by each channel.
    private var count: Int { Self.names.count }

    @Test("no cell of the schedule or the index is a formula")
    func tables() throws {
        #expect(status == .fine)
        for table in ["out/schedule.csv", "messages/index.csv"] {
            let rows = csvRows(try folder.text(table))
            #expect(rows.count > count)
            #expect(Set(rows.map(\.count)).count == 1)
            for cell in rows.joined() {
                #expect(!["=", "+", "-", "@", "\t", "\r"].contains { cell.hasPrefix($0) }, "\(table): \(cell)")
            }
        }
    }

    @Test("no e-mail has a header or a receiver more")
    func headers() throws {
        let mails = try files(".eml")
        #expect(mails.count == count)
        for mail in mails {
            let header = mail.components(separatedBy: "\r\n\r\n")[0]
            let fields = header.components(separatedBy: "\r\n").filter { !$0.hasPrefix(" ") }
                .map { String($0.prefix { $0 != ":" }) }
            #expect(
                fields == [
                    "From", "To", "Cc", "Reply-To", "Subject", "Date", "Message-ID", "Auto-Submitted",
                    "Content-Language",
                    "MIME-Version", "Content-Type",
                ])
            #expect(!header.contains("<victim@example.com>"))
        }
    }

    @Test(
        "no page has a script, and no style ends early",
        arguments: [".letter.html", ".registered.html", ".portal.html"])
    func pages(ending: String) throws {
        let pages = try files(ending)
        #expect(pages.count == count)
        for page in pages {
            #expect(!page.contains("<script") && !page.contains("\" onmouseover") && !page.contains("<html>another"))
            #expect(page.components(separatedBy: "</style>").count <= 2)
            for scalar in page.unicodeScalars { #expect(!(0x202A...0x202E).contains(scalar.value)) }
        }
    }

    @Test("a short message is one line")
    func shortMessages() throws {
        let messages = try files(".sms.txt")
        #expect(messages.count == count)
        for message in messages { #expect(message.split(whereSeparator: \.isNewline).count == 1) }
    }
}

/// The cells of a table, by RFC 4180.
private func csvRows(_ text: String) -> [[String]] {
    var rows: [[String]] = [[""]]
    var isQuoted = false
    for character in text {
        switch character {
        case "\"": isQuoted.toggle()
        case "," where !isQuoted: rows[rows.count - 1].append("")
        case "\r\n" where !isQuoted: rows.append([""])
        default: rows[rows.count - 1][rows.last!.count - 1].append(character)
        }
    }
    return rows.last == [""] ? rows.dropLast() : rows
}
