import Diagnostics
import Foundation
import Testing

@Suite("JSON text")
struct JSONTextTests {
    @Test("keeps the order of keys and writes each value the same way")
    func order() {
        let value: JSONText = [
            "b": 1, "a": ["x", true, nil], "amount": .decimal("-12.50"), "empty": [], "none": [:],
            "least": .integer(Int.min),
        ]
        #expect(
            value.compact
                == #"{"b":1,"a":["x",true,null],"amount":-12.50,"empty":[],"none":{},"least":-9223372036854775808}"#)
        #expect(
            value.indented == """
                {
                  "b": 1,
                  "a": [
                    "x",
                    true,
                    null
                  ],
                  "amount": -12.50,
                  "empty": [],
                  "none": {},
                  "least": -9223372036854775808
                }
                """)
    }

    @Test("escapes what JSON, editors and terminals would take for something else")
    func escapes() throws {
        let text = "quote \" slash \\ / lines \n\r\u{85}\u{2028} tab \t nul \0 esc \u{1B} bidi \u{202E} é 👍"
        let written = JSONText.string(text).compact
        #expect(
            written
                == #""quote \" slash \\ / lines \n\r\u0085\u2028 tab \t nul \u0000 esc \u001b bidi \u202e é 👍""#)
        let read = try JSONSerialization.jsonObject(with: Data(written.utf8), options: .fragmentsAllowed) as? String
        #expect(read == text)
    }

    @Test("writes null for a text that is not there")
    func optional() {
        #expect(JSONText.optional(nil).compact == "null")
        #expect(JSONText.optional("x").compact == "\"x\"")
    }
}
