import Diagnostics
import Foundation

/// A JSON value as it was read; the order of an object's keys is not kept.
struct JSONLine: Decodable {
    let value: JSONText

    /// - Returns: `nil` for bytes that are no JSON.
    static func value(of bytes: Data) -> JSONText? { try? JSONDecoder().decode(JSONLine.self, from: bytes).value }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            value = .null
        } else if let flag = try? container.decode(Bool.self) {
            value = .boolean(flag)
        } else if let number = try? container.decode(Int.self) {
            value = .integer(number)
        } else if let text = try? container.decode(String.self) {
            value = .string(text)
        } else if let items = try? container.decode([JSONLine].self) {
            value = .array(items.map(\.value))
        } else if let members = try? container.decode([String: JSONLine].self) {
            value = .object(members.sorted { $0.key < $1.key }.map { (key: $0.key, value: $0.value.value) })
        } else {
            value = .decimal(String(try container.decode(Double.self)))
        }
    }
}
