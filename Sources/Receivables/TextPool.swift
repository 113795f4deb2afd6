/// All texts of a ledger in one run of bytes: ids, names and addresses are references into it.
///
/// A million invoices would otherwise be millions of small allocations.
public struct TextPool: Sendable {
    public private(set) var bytes: [UInt8] = []

    public init() {}

    public mutating func reserve(bytes count: Int) { bytes.reserveCapacity(count) }

    public mutating func add(_ text: some Sequence<UInt8>) -> TextReference {
        let start = bytes.count
        bytes.append(contentsOf: text)
        return bytes.count == start ? .empty : TextReference(offset: start, length: bytes.count - start)
    }

    /// The same for bytes that lie together in memory; the fast one.
    public mutating func add(_ text: UnsafeBufferPointer<UInt8>) -> TextReference {
        guard !text.isEmpty else { return .empty }
        let start = bytes.count
        bytes.append(contentsOf: text)
        return TextReference(offset: start, length: text.count)
    }

    public mutating func add(_ text: String) -> TextReference { add(text.utf8) }

    public func string(_ reference: TextReference) -> String {
        String(decoding: bytes[reference.offset..<(reference.offset + reference.length)], as: UTF8.self)
    }

    public subscript(reference: TextReference) -> String { string(reference) }

    public func slice(_ reference: TextReference) -> ArraySlice<UInt8> {
        bytes[reference.offset..<(reference.offset + reference.length)]
    }

    /// By bytes: the same order on every machine.
    public func isOrdered(_ left: TextReference, before right: TextReference) -> Bool { compare(left, right) < 0 }

    /// Negative, zero or positive, by bytes.
    public func compare(_ left: TextReference, _ right: TextReference) -> Int {
        bytes.withUnsafeBufferPointer { bytes in
            let count = min(left.length, right.length)
            var index = 0
            while index < count {
                let (a, b) = (bytes[left.offset + index], bytes[right.offset + index])
                if a != b { return Int(a) - Int(b) }
                index += 1
            }
            return left.length - right.length
        }
    }

    public func areEqual(_ left: TextReference, _ right: TextReference) -> Bool {
        left == right || (left.length == right.length && compare(left, right) == 0)
    }
}

/// A text of a `TextPool`: where it begins and how many bytes it has, in one word.
public struct TextReference: Hashable, Sendable {
    private let packed: UInt64

    /// - Precondition: the text is shorter than 16 MiB.
    public init(offset: Int, length: Int) {
        precondition(length < 1 << 24, "a ledger text is shorter than 16 MiB")
        packed = UInt64(offset) << 24 | UInt64(length)
    }

    public static let empty = TextReference(offset: 0, length: 0)
    public var offset: Int { Int(packed >> 24) }
    public var length: Int { Int(packed & 0xFF_FFFF) }
    public var isEmpty: Bool { length == 0 }
}

/// A word that comes often in a ledger (a segment, a step's name), as a small number.
public struct Symbol: Hashable, Sendable {
    public let index: UInt32

    public init(index: UInt32) { self.index = index }

    /// The empty text: no value.
    public static let none = Symbol(index: 0)
    public var isNone: Bool { index == 0 }
}

/// The words behind symbols; the first is the empty text.
public struct SymbolTable: Sendable {
    public private(set) var words: [String] = [""]
    private var indices: [String: UInt32] = ["": 0]

    public init() {}

    public mutating func intern(_ word: String) -> Symbol {
        if let index = indices[word] { return Symbol(index: index) }
        let index = UInt32(words.count)
        words.append(word)
        indices[word] = index
        return Symbol(index: index)
    }

    /// `nil` when no row of the ledger has the word.
    public func symbol(_ word: String) -> Symbol? { indices[word].map(Symbol.init) }

    public subscript(symbol: Symbol) -> String { words[Int(symbol.index)] }
}
