import DunningReports
import Foundation
import RelanceWorkspace

/// Messages printed, or written into a folder.
struct MessageOutput {
    let format: MessageFormat
    /// `nil`: to standard output.
    let folder: String?
    /// Where letters are to be printed.
    let printer: LetterPrinter?
    let context: CommandContext

    /// - Returns: Findings when one of them could not be written.
    func write(_ outcomes: [MessageComposer.Outcome]) throws -> ExitStatus {
        let messages = outcomes.compactMap { try? $0.result.get() }
        for case .failure(let fault) in outcomes.map(\.result) {
            context.output.remark("not written: \(fault.phrase)\n")
        }
        let files = messages.indices.compactMap { file(messages[$0], after: folder == nil ? messages[..<$0] : []) }
        guard !files.isEmpty || messages.isEmpty else {
            throw CommandFailure.wrongUsage(
                "there is no \(format.rawValue) of a message by \(channels(messages))",
                help: "leave --format out to read it")
        }
        if let folder { try write(files, to: folder) } else { try print(files) }
        return messages.count == outcomes.count ? .fine : .findings
    }

    private struct File {
        let name: String
        let content: [UInt8]
    }

    /// - Parameter earlier: What stands above it on the screen.
    /// - Returns: `nil` for a message that the format does not suit.
    private func file(_ message: ComposedMessage, after earlier: ArraySlice<ComposedMessage>) -> File? {
        let stem = message.fileName.split(separator: ".").prefix { !["eml", "html", "txt"].contains($0) }
            .joined(separator: ".")
        switch format {
        case .text: return File(name: stem + ".txt", content: Array(message.readable(after: earlier).utf8))
        case .html: return message.page.map { File(name: stem + ".html", content: Array($0.utf8)) }
        case .eml:
            return message.channel == .email ? File(name: message.fileName, content: message.content) : nil
        case .pdf: return message.isLetter ? File(name: message.fileName, content: message.content) : nil
        }
    }

    private func print(_ files: [File]) throws {
        if format == .pdf {
            throw CommandFailure.wrongUsage("a PDF is no text to print", help: "name a folder for it with --out")
        }
        if format != .text, files.count > 1 {
            throw CommandFailure.wrongUsage(
                "there are \(files.count) messages, and --format \(format.rawValue) prints one",
                help: "choose one with --step, or write all of them into a folder with --out")
        }
        let texts = files.map { String(decoding: $0.content, as: UTF8.self) }
        context.output.result(texts.joined(separator: "\n" + String(repeating: "=", count: 72) + "\n\n"))
    }

    private func write(_ files: [File], to folder: String) throws {
        let names = files.map { format == .pdf ? pdfName(of: $0.name) : $0.name }
        do {
            let output = try OutputFolder(context.resolve(folder), names: names)
            for (name, content) in zip(names, try printed(files)) { try output.file(name).write(bytes: content) }
            try output.commit()
            for remark in output.remarks { context.output.remark(remark + "\n") }
        } catch let error as ReportWritingError {
            throw CommandFailure(error)
        }
        context.output.remark("written: \(names.map { folder + "/" + $0 }.joined(separator: ", "))\n")
    }

    private func pdfName(of name: String) -> String { name.replacing(".html", with: ".pdf") }

    /// Letters as PDF, by way of a folder that goes again; anything else as it is.
    private func printed(_ files: [File]) throws -> [[UInt8]] {
        guard let printer else { return files.map(\.content) }
        let folder = FileManager.default.temporaryDirectory.appending(path: "relance-letters-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            for file in files { try Data(file.content).write(to: folder.appending(path: file.name)) }
            try printer.print(files.map(\.name), in: folder.path(percentEncoded: false))
            return try files.map { [UInt8](try Data(contentsOf: folder.appending(path: pdfName(of: $0.name)))) }
        } catch let error as ReportWritingError {
            throw error
        } catch {
            throw ReportWritingError.noFolder(
                path: folder.path(percentEncoded: false), reason: SystemReason.of(error))
        }
    }

    private func channels(_ messages: [ComposedMessage]) -> String {
        Set(messages.map { $0.channel.rawValue.replacing("_", with: " ") }).sorted().joined(separator: " and ")
    }
}
