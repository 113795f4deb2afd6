import Foundation

/// As much of JSON Schema as the schemas of `docs/` use; an unknown word in the schema is a failure too.
struct SchemaValidation {
    typealias Object = [String: Any]

    let root: Object

    init(_ data: Data) throws {
        root = try JSONSerialization.jsonObject(with: data) as? Object ?? [:]
    }

    /// What is wrong with a document, by path; empty when it is valid.
    func faults(in document: Data) throws -> [String] {
        let value = try JSONSerialization.jsonObject(with: document, options: [.fragmentsAllowed])
        return faults(value, root, at: "$")
    }

    private static let words: Set<String> = [
        "$schema", "$defs", "$ref", "title", "description", "type", "additionalProperties", "required", "properties",
        "items", "enum", "pattern", "minimum", "minLength", "minProperties", "maxProperties",
    ]

    private func faults(_ value: Any, _ schema: Object, at path: String) -> [String] {
        var faults = schema.keys.filter { !Self.words.contains($0) }.map { "\(path): the schema says \($0)" }
        if let reference = schema["$ref"] as? String {
            let name = reference.replacing("#/$defs/", with: "")
            guard let definition = (root["$defs"] as? Object)?[name] as? Object else { return ["\(path): no \(name)"] }
            faults += self.faults(value, definition, at: path)
        }
        let types = (schema["type"] as? [String]) ?? (schema["type"] as? String).map { [$0] } ?? []
        if !types.isEmpty, !types.contains(type(of: value)) {
            return faults + ["\(path): is \(type(of: value)), not \(types.joined(separator: " or "))"]
        }
        if let words = schema["enum"] as? [Any] {
            let allowed = words.map { $0 as? String }
            if !allowed.contains(value as? String) { faults.append("\(path): \(value) is none of the words") }
        }
        if let pattern = schema["pattern"] as? String, let text = value as? String,
            text.range(of: pattern, options: .regularExpression) == nil
        {
            faults.append("\(path): \(text) does not match \(pattern)")
        }
        if let minimum = schema["minimum"] as? Int, let number = value as? Int, number < minimum {
            faults.append("\(path): \(number) is less than \(minimum)")
        }
        if let minimum = schema["minLength"] as? Int, let text = value as? String, text.count < minimum {
            faults.append("\(path): too short")
        }
        if let object = value as? Object { faults += members(of: object, schema, at: path) }
        if let values = value as? [Any], let items = schema["items"] as? Object {
            for (index, value) in values.enumerated() { faults += self.faults(value, items, at: "\(path)[\(index)]") }
        }
        return faults
    }

    private func members(of object: Object, _ schema: Object, at path: String) -> [String] {
        var faults: [String] = []
        let properties = schema["properties"] as? Object ?? [:]
        for key in schema["required"] as? [String] ?? [] where object[key] == nil {
            faults.append("\(path): no \(key)")
        }
        if let minimum = schema["minProperties"] as? Int, object.count < minimum { faults.append("\(path): empty") }
        if let maximum = schema["maxProperties"] as? Int, object.count > maximum { faults.append("\(path): too many") }
        for key in object.keys.sorted() {
            if let property = properties[key] as? Object {
                faults += self.faults(object[key]!, property, at: "\(path).\(key)")
            } else if schema["additionalProperties"] as? Bool == false {
                faults.append("\(path): unexpected \(key)")
            }
        }
        return faults
    }

    private func type(of value: Any) -> String {
        switch value {
        case is NSNull: "null"
        case is String: "string"
        case is [Any]: "array"
        case is Object: "object"
        case let number as NSNumber:
            CFGetTypeIDIsBoolean(number)
                ? "boolean" : number.doubleValue == number.doubleValue.rounded() ? "integer" : "number"
        default: "unknown"
        }
    }

    private func CFGetTypeIDIsBoolean(_ number: NSNumber) -> Bool { String(cString: number.objCType) == "c" }
}
