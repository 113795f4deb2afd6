#!/usr/bin/env python3
"""Reads every message that `relance simulate --messages` wrote as its receiver would, and says what is not as it was meant.

    messages.py OUT MESSAGES PAGES

OUT has the schedule.jsonl of the run, MESSAGES the messages with their index. The e-mails are read by Python's own `email`
package; the HTML of every e-mail, letter and portal message is written into PAGES for a validator to read. Exit status 1 when
anything is wrong.
"""

import csv
import email
import email.policy
import html
import html.parser
import json
import pathlib
import re
import sys

ALLOWED = {
    "From", "To", "Cc", "Reply-To", "Subject", "Date", "Message-ID", "Auto-Submitted", "Content-Language", "MIME-Version",
    "Content-Type",
}
PARTS = [("text/plain", "utf-8"), ("text/html", "utf-8")]
ELEMENTS = set(
    "html head meta title style body main header footer div p span address h1 h2 h3 h4 br hr strong em code pre ul ol li "
    "blockquote table thead tbody tr th td a".split())
ATTRIBUTES = {"lang", "charset", "name", "content", "class", "style", "start", "href"}
# Marks that turn the direction of writing, and controls other than the ends of lines.
HIDDEN = re.compile("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
FIGURE = re.compile(r"\d[\d.,\u00a0\u202f’']*")

faults = []


def expect(is_right, file, text):
    if not is_right:
        faults.append(f"{file}: {text}")


def digits(text):
    return re.sub(r"\D", "", text)


def blanks(text):
    return re.sub(r"\s", "", text)


def is_of(shown, whole):
    """Whether a text is another, which may have been too long for where it stands."""
    return shown == whole or (shown.endswith("…") and whole.startswith(shown[:-1]))


class PageReader(html.parser.HTMLParser):
    """The elements and attributes of a page."""

    def __init__(self, page):
        super().__init__()
        self.names, self.attributes = set(), set()
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.names.add(tag)
        self.attributes.update(name for name, _ in attributes)


def check_page(name, page):
    reader = PageReader(page)
    expect(reader.names <= ELEMENTS, name, f"has the elements {reader.names - ELEMENTS}")
    expect(reader.attributes <= ATTRIBUTES, name, f"has the attributes {reader.attributes - ATTRIBUTES}")


def check_table(path):
    """No cell is a formula of a spreadsheet."""
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    expect(len({len(row) for row in rows}) == 1, path.name, "has rows of different lengths")
    for cell in (cell for row in rows for cell in row):
        expect(not re.match(r"[=+@\t\r]|-(?!\d)", cell), path.name, f"has the formula {cell!r}")


def figures(text):
    """Every amount that a text shows, without what parts thousands and decimals."""
    return {digits(figure) for figure in FIGURE.findall(text)}


def words(page):
    """What a reader sees of a page."""
    body = re.sub(r"(?s)<(style|title)>.*?</\1>", "", page)
    return html.unescape(re.sub(r"<[^>]*>", " ", body))


def read_email(path, row):
    raw = path.read_bytes()
    name = path.name
    expect(raw.isascii(), name, "is not ASCII")
    expect(b"\n" not in raw.replace(b"\r\n", b"") and b"\r" not in raw.replace(b"\r\n", b""), name, "has a bare line end")
    expect(all(len(line) <= 78 for line in raw.split(b"\r\n")), name, "has a line of more than 78 characters")
    message = email.message_from_bytes(raw, policy=email.policy.default)
    for part in message.walk():
        expect(not part.defects, name, f"has defects {part.defects}")
        for field, value in part.items():
            expect(not getattr(value, "defects", ()), name, f"has defects {value.defects} in {field}")
    expect(set(message.keys()) <= ALLOWED, name, f"has fields {set(message.keys()) - ALLOWED}")
    expect(len(message.keys()) == len(set(message.keys())), name, "has a field twice")
    expect(message.get_content_type() == "multipart/alternative", name, f"is {message.get_content_type()}")
    parts = [(part.get_content_type(), part.get_content_charset()) for part in message.iter_parts()]
    expect(parts == PARTS, name, f"has the parts {parts}")
    addresses = [address.addr_spec for address in message["To"].addresses]
    expect(", ".join(addresses) == row["address"], name, f"goes to {addresses}, not to {row['address']}")
    # Python keeps the blank between two encoded words of a name, which RFC 2047 tells readers to drop.
    named = {blanks(address.display_name) for address in message["To"].addresses}
    expect(all(is_of(name, blanks(row["recipient"])) for name in named), name, f"names {named}, not {row['recipient']}")
    expect(is_of(message["Subject"], row["subject"]), name, f"has the subject {message['Subject']!r}")
    expect(str(message["Date"].datetime.date()) == row["day"], name, f"is of {message['Date']}")
    expect(re.fullmatch(r"<[0-9a-f]{16}(copy)?@[a-z0-9.-]+>", message["Message-ID"]), name, "has another kind of id")
    expect(message["Message-ID"].startswith("<" + row["message"]), name, "has the id of another message")
    expect(message["Auto-Submitted"] == "auto-generated", name, "does not say that nobody typed it")
    expect(message["Content-Language"] == row["language"], name, f"is in {message['Content-Language']}")
    text, page = [part.get_content() for part in message.iter_parts()]
    return text, page


def check_figures(file, record, texts):
    """What the schedule asks for stands in the message, to the cent."""
    if record["kind"] == "lift":
        return  # What is free again need not be told by its invoices.
    shown = [item for item in record["items"] if item["decided"] or float(item["asked"]) > 0]
    contested = [item for item in shown if item["disputes"]]
    for text in texts:
        told = figures(text)
        if contested:
            amount = digits(f"{sum(float(item['disputed']) for item in contested):.2f}")
            expect(amount in told, file, f"does not say that {amount} is contested")
            continue
        for item in shown:
            expect(item["invoice"] in text, file, f"does not name {item['invoice']}")
            amounts = {digits(item["asked"]), digits(item["open"])}
            expect(amounts & told, file, f"says neither {item['asked']} nor {item['open']} of {item['invoice']}")
        if record["recipient"]["side"] == "customer" and record["rule"]["type"] == "step":
            for currency in {item["currency"] for item in shown}:
                cents = [int(digits(item["asked"])) for item in shown if item["currency"] == currency]
                expect(str(sum(cents)) in told, file, f"does not say that {sum(cents)} cents of {currency} are asked for")
            for owed in record["owed"]:
                parts = {name: digits(owed[name]).lstrip("0") for name in ("late_interest", "fixed_compensation", "fee")}
                for name, amount in parts.items():
                    expect(not amount or amount in told, file, f"does not say the {name} of {owed[name]}")


def main(out, messages, pages):
    out, messages, pages = pathlib.Path(out), pathlib.Path(messages), pathlib.Path(pages)
    pages.mkdir(parents=True, exist_ok=True)
    lines = (out / "schedule.jsonl").read_text(encoding="utf-8").splitlines()
    records = {record["id"] + record["day"]: record for record in map(json.loads, lines)}
    rows = [json.loads(line) for line in (messages / "index.jsonl").read_text(encoding="utf-8").splitlines()]
    with open(messages / "index.csv", encoding="utf-8", newline="") as table:
        table = list(csv.DictReader(table))
    expect([row["file"] or "" for row in rows] == [row["file"] for row in table], "index.csv", "is not index.jsonl")
    check_table(messages / "index.csv")
    check_table(out / "schedule.csv")
    files = {}
    for row in rows:
        if row["file"] is None:
            expect(row["not_written"], "index.jsonl", "has neither a file nor a reason")
            continue
        path = messages / row["file"]
        if row["file"] not in files:
            if path.suffix == ".eml":
                text, page = read_email(path, row)
                files[row["file"]] = [text, words(page)]
            elif path.suffix == ".html":
                page = path.read_text(encoding="utf-8")
                files[row["file"]] = [words(page)]
            else:
                page = None
                files[row["file"]] = [path.read_text(encoding="utf-8")]
            for text in files[row["file"]]:
                expect(not HIDDEN.search(text), row["file"], "has a hidden character")
            if path.suffix == ".txt":
                expect(files[row["file"]][0].count("\n") == 1, row["file"], "is not one line")
            if page is not None:
                check_page(row["file"], page)
                if not page.startswith("<!DOCTYPE html>"):
                    page = f'<!DOCTYPE html>\n<html lang="{row["language"]}"><title>portal</title><body>{page}</body></html>'
                (pages / (path.name.removesuffix(".html") + ".html")).write_text(page, encoding="utf-8")
        if row["channel"] != "sms":
            check_figures(row["file"], records[row["action"] + row["day"]], files[row["file"]])
    unread = {path.name for path in messages.iterdir()} - set(files) - {"index.csv", "index.jsonl"}
    unread = {name for name in unread if not name.endswith(".pdf")}
    expect(not unread, "index.jsonl", f"does not know {sorted(unread)}")
    print("\n".join(sorted(set(faults))))
    print(f"{len(files)} messages of {len(rows)} rows read, {len(set(faults))} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
