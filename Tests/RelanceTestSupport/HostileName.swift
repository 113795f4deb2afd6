/// Names as they come out of a ledger that nobody watched over.
public enum HostileName {
    public static let all: [String] = [
        "=HYPERLINK(\"https://attacker.example.com\";\"pay here\")",
        "Bcc: victim@example.com",
        "Acme\r\nBcc: victim@example.com",
        "Acme\nSubject: You owe nothing",
        "Acme\r\n\r\n<html>another body",
        "<script>alert(1)</script>",
        "</style><script>alert(1)</script>",
        "\" onmouseover=\"alert(1)",
        "paid\u{202E}tpircs.exe",
        "invoice\u{2066}gnp.exe\u{2069}",
        "Müller, Söhne & Co. \"KG\" <gmbh@example.com>",
        "trailing backslash \\",
        "=?UTF-8?Q?=0ABcc:_x?=",
        "👩‍👩‍👧 Café 東京",
        "a\u{0}b\u{7}c\u{1B}[31m",
        "line\u{2028}separator\u{85}next",
        String(repeating: "very long ", count: 200),
        String(repeating: "x", count: 5000),
        String(repeating: "é", count: 5000),
        "   ",
    ]
}
