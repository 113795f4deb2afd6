#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The bytes of one file of a ledger, as UTF-8, with room behind them for what a mapping adds.
///
/// Cells are ranges of these bytes, so that no text is copied before it is known to be kept. At least 16 zero bytes follow
/// the last byte in use: eight of them may be loaded at once from any place.
final class LedgerFile {
    /// As the reader's caller named the folder, with the file's name behind it.
    let path: String
    private(set) var bytes: UnsafeMutablePointer<UInt8>
    /// The file's own bytes; a byte order mark is not among them.
    let content: Range<Int>
    private(set) var end: Int
    private var capacity: Int
    /// How a row's place is told.
    enum Places {
        /// By its line in the file.
        case lines
        /// By its number, from 1: the table is not a file.
        case rows
        /// By the line, for each row, of the file that the table was made of.
        case of([Int32])
    }
    let places: Places
    /// What was read; `nil` where the bytes come from elsewhere.
    let version: FileVersion?
    /// Whether its columns are those that people see: not where another file was made into a table.
    var hasColumns: Bool { if case .of = places { false } else { true } }

    /// Whether the bytes are somebody's file, and not a `LedgerText`, whose quotes always close.
    var isWrittenElsewhere: Bool { if case .lines = places { true } else { false } }

    static let padding = 16
    /// Cells are addressed with 31 bits, and what a mapping adds comes behind the file.
    static let largestSize = (1 << 31) - (1 << 24)

    init(path: String, contents: [UInt8]) {
        self.path = path
        places = .lines
        version = nil
        end = contents.count
        capacity = contents.count + LedgerFile.padding
        bytes = .allocate(capacity: capacity)
        let memory = bytes
        memory.initialize(repeating: 0, count: capacity)
        contents.withUnsafeBufferPointer { source in
            if let base = source.baseAddress { memory.update(from: base, count: source.count) }
        }
        let hasMark = contents.starts(with: [0xEF, 0xBB, 0xBF])
        content = (hasMark ? 3 : 0)..<contents.count
    }

    /// A table that stands in no file of its own; takes over the text.
    ///
    /// - Parameter isMadeOfFile: Whether its rows have lines in another file.
    init(path: String, text: LedgerText, isMadeOfFile: Bool = false) {
        self.path = path
        version = nil
        let taken = text.take()
        (bytes, end, capacity) = (taken.bytes, taken.count, taken.capacity)
        content = 0..<taken.count
        places = isMadeOfFile ? .of(taken.lines) : .rows
    }

    /// Reads a whole file; its text is turned into UTF-8 first when it has another encoding.
    init(path: String, encoding: TextEncoding = .utf8) throws(LedgerReadingError) {
        self.path = path
        places = .lines
        // A pipe of that name would wait for its other end.
        let descriptor = open(path, O_RDONLY | O_NONBLOCK)
        guard descriptor >= 0 else { throw .unreadable(path: path, reason: LedgerFile.systemReason()) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .unreadable(path: path, reason: LedgerFile.systemReason()) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .unreadable(path: path, reason: "it is not a file") }
        let version = FileVersion(path, status)
        let size = Int(status.st_size)
        guard size < LedgerFile.largestSize else {
            throw .unreadable(path: path, reason: "it is larger than 2 GiB; split it by legal entity")
        }
        var length = size
        var space = size + LedgerFile.padding
        var memory = UnsafeMutablePointer<UInt8>.allocate(capacity: space)
        var filled = 0
        while filled < length {
            let count = read(descriptor, memory + filled, length - filled)
            if count < 0, errno == EINTR { continue }
            if count < 0 {
                memory.deallocate()
                throw .unreadable(path: path, reason: LedgerFile.systemReason())
            }
            if count == 0 { break }
            filled += count
        }
        // What is read of a file that is being written would be a part of it, and nobody could tell.
        guard filled == size, fstat(descriptor, &status) == 0, FileVersion(path, status) == version else {
            memory.deallocate()
            throw .changed(path)
        }
        self.version = version
        length = filled
        if length >= 2, (memory[0] == 0xFF && memory[1] == 0xFE) || (memory[0] == 0xFE && memory[1] == 0xFF) {
            memory.deallocate()
            throw .unreadable(path: path, reason: "it is UTF-16; export it as UTF-8 or Windows-1252")
        }
        if encoding != .utf8 {
            let text = encoding.utf8(of: UnsafeBufferPointer(start: memory, count: length))
            memory.deallocate()
            length = text.count
            guard length < LedgerFile.largestSize else {
                throw .unreadable(path: path, reason: "it is larger than 2 GiB; split it by legal entity")
            }
            space = length + LedgerFile.padding
            memory = .allocate(capacity: space)
            text.withUnsafeBufferPointer { source in
                if let base = source.baseAddress { memory.initialize(from: base, count: length) }
            }
        }
        (memory + length).initialize(repeating: 0, count: space - length)
        bytes = memory
        capacity = space
        let hasMark = length >= 3 && memory[0] == 0xEF && memory[1] == 0xBB && memory[2] == 0xBF
        content = (hasMark ? 3 : 0)..<length
        end = length
    }

    /// Whether all of the file's own bytes are well-formed UTF-8, so that no cell needs to be looked at again.
    private(set) lazy var isUTF8 = TextEncoding.isUTF8(
        UnsafeBufferPointer(start: bytes + content.lowerBound, count: content.count))

    deinit { bytes.deallocate() }

    /// Puts a text behind the file's own bytes: a constant, or a value that a mapping gives for another.
    ///
    /// May move the bytes: never while rows are read.
    func append(_ text: some Collection<UInt8>) -> Cell {
        let needed = end + text.count + LedgerFile.padding
        if needed > capacity {
            let larger = max(needed, end + 4096)
            let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
            moved.initialize(from: bytes, count: end)
            (moved + end).initialize(repeating: 0, count: larger - end)
            bytes.deallocate()
            (bytes, capacity) = (moved, larger)
        }
        let start = end
        for byte in text {
            bytes[end] = byte
            end += 1
        }
        return Cell(start: start, count: end - start)
    }

    func text(_ cell: Cell) -> String {
        String(decoding: UnsafeBufferPointer(start: bytes + cell.start, count: Int(cell.count)), as: UTF8.self)
    }

    private static func systemReason() -> String { String(cString: strerror(errno)) }

    /// Whether a folder names the path, be it a file, a folder or a link to nothing: what cannot be read is to be told.
    static func isNamed(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    /// Whether there is a folder or a file at a path.
    static func exists(_ path: String, folder: Bool) -> Bool {
        var status = stat()
        guard stat(path, &status) == 0 else { return false }
        return (status.st_mode & S_IFMT == S_IFDIR) == folder
    }
}
