/// "Did you mean": the name in scope nearest to what was written.
public enum NameSuggestion {
    /// The nearest of `candidates` within a third of the name's length in edits; the alphabetically first of equals.
    ///
    /// Of many candidates only those are compared that begin and end most like the name: thousands of unknown names among
    /// thousands of known ones must not take a run its time.
    public static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
        search(for: name, among: candidates).nearest.first
    }

    /// All that are as near as the nearest, in the order of the alphabet.
    public static func allNearest(to name: String, among candidates: some Sequence<String>) -> [String] {
        search(for: name, among: candidates).nearest
    }

    /// The candidate that the name is a slip of the pen for: the nearest, at most two edits away, and one for names of up to
    /// five letters. `reminder_3` is none for `reminder_2`: names that differ in their digits are meant to differ.
    public static func slip(_ name: String, among candidates: some Sequence<String>) -> String? {
        let (limit, digits) = (name.count > 5 ? 2 : 1, name.filter(\.isNumber))
        return allNearest(to: name, among: candidates).first {
            $0.filter(\.isNumber) == digits && distance(name.lowercased(), $0.lowercased()) <= limit
        }
    }

    /// `, did you mean "NAME"?`, or nothing.
    public static func question(for name: String, among candidates: some Sequence<String>) -> String {
        nearest(to: name, among: candidates).map { ", did you mean \"\($0)\"?" } ?? ""
    }

    /// At most so many candidates are compared letter by letter.
    static let mostCompared = 64

    /// The nearest names, by the alphabet, and how many were compared with it letter by letter.
    static func search(
        for name: String, among candidates: some Sequence<String>
    ) -> (nearest: [String], compared: Int) {
        let limit = max(1, name.count / 3 + (name.count > 3 ? 1 : 0))
        let written = name.lowercased()
        let likely = LikelyNames.of(candidates, for: name, limit: limit)
        let near = likely.map { (distance: distance(written, $0.lowercased()), name: $0) }
        guard let least = near.map(\.distance).min(), least <= limit else { return ([], likely.count) }
        return (near.filter { $0.distance == least }.map(\.name).sorted(), likely.count)
    }

    /// Insertions, deletions, replacements and swaps of neighbours (optimal string alignment).
    static func distance(_ left: String, _ right: String) -> Int {
        let (a, b) = (Array(left.unicodeScalars), Array(right.unicodeScalars))
        guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
        // Names are short; anything longer cannot be near one.
        guard a.count <= 80, b.count <= 80 else { return 80 }
        var beforeLast = [Int](repeating: 0, count: b.count + 1)
        var last = Array(0...b.count)
        for i in 1...a.count {
            var row = [i] + [Int](repeating: 0, count: b.count)
            for j in 1...b.count {
                let cost = a[i - 1] == b[j - 1] ? 0 : 1
                row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost)
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    row[j] = min(row[j], beforeLast[j - 2] + 1)
                }
            }
            (beforeLast, last) = (last, row)
        }
        return last[b.count]
    }
}

/// The candidates that are worth comparing letter by letter: all of a few, else those that begin and end most like the name.
private enum LikelyNames {
    static func of(_ candidates: some Sequence<String>, for name: String, limit: Int) -> [String] {
        let length = name.utf8.count
        // One edit changes the length by four bytes at most.
        let near = candidates.filter { abs($0.utf8.count - length) <= 4 * limit }
        guard near.count > NameSuggestion.mostCompared else { return near }
        let shared = near.map { sharedEnds($0, name) }
        var counts = [Int](repeating: 0, count: length + 1)
        for count in shared { counts[count] += 1 }
        // The fewest shared bytes of those that are taken; of them only as many as there is room for.
        var (least, room) = (length, NameSuggestion.mostCompared)
        while least > 0, counts[least] < room {
            room -= counts[least]
            least -= 1
        }
        var likely: [String] = []
        var last = FirstNames(room)
        for (index, candidate) in near.enumerated() {
            if shared[index] > least { likely.append(candidate) }
            if shared[index] == least { last.add(candidate) }
        }
        return likely + last.names
    }

    /// How many bytes two names have in common at their beginning and, beyond these, at their end, capitals or not.
    private static func sharedEnds(_ candidate: String, _ name: String) -> Int {
        var (candidate, name) = (candidate, name)
        return candidate.withUTF8 { left in
            name.withUTF8 { right in
                let most = min(left.count, right.count)
                var start = 0
                while start < most, folded(left[start]) == folded(right[start]) { start += 1 }
                var end = 0
                while start + end < most,
                    folded(left[left.count - 1 - end]) == folded(right[right.count - 1 - end])
                {
                    end += 1
                }
                return start + end
            }
        }
    }

    private static func folded(_ byte: UInt8) -> UInt8 { 0x41...0x5A ~= byte ? byte | 0x20 : byte }
}

/// The alphabetically first of the names that pass by, whatever their order.
private struct FirstNames {
    private(set) var names: [String] = []
    private let most: Int

    init(_ most: Int) { self.most = most }

    mutating func add(_ name: String) {
        if names.count == most {
            guard let last = names.last, name < last else { return }
            names.removeLast()
        }
        names.insert(name, at: names.firstIndex { name < $0 } ?? names.endIndex)
    }
}
