#!/usr/bin/env python3
"""Writes a ledger into a folder whose names, addresses and numbers try to be something else.

    hostile.py FOLDER

For the workspace Tests/CommandTests/Fixtures/transcripts/every-channel: every customer has an overdue invoice, in French or English.
"""

import csv
import pathlib
import sys

TEXTS = [
    '=HYPERLINK("https://attacker.example.com";"pay here")',
    "+1+cmd|' /C calc'!A0",
    "@SUM(1)",
    "Bcc: victim@example.com",
    "Acme\r\nBcc: victim@example.com",
    "Acme\nSubject: you owe nothing",
    "Acme\r\n\r\n<html>another body",
    "<script>alert(1)</script>",
    "</style></title><script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "paid\u202etpircs.exe",
    "invoice\u2066gnp.exe\u2069\u200b",
    'Müller, Söhne & Co. "KG" <gmbh@example.com>',
    "trailing backslash \\",
    "=?UTF-8?Q?=0ABcc:_x@example.com?=",
    "[a link](https://attacker.example.com) **bold** | cell",
    "{{deadline}} {{#items}}",
    "👩‍👩‍👧 Café 東京",
    "line\u2028separator\u2029next",
    "very long " * 60,
    "x" * 900,
    "é" * 900,
]


def write(path, header, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header.split(","))
        writer.writerows(rows)


def main(folder):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    customers, contacts, invoices = [], [], []
    for index, text in enumerate(TEXTS):
        number, entity = f"C-{index:03}", ("FR01", "GB01")[index % 2]
        customers.append([number, text, "small", "FR", ("fr", "en")[index % 2]])
        contacts.append([number, "billing", text, f"c{index}@customer.example.com", "06 99 00 00 00", f"{text} / 75990 Paris"])
        invoices.append([f"F-{index:03} {text}"[:60], number, entity, "2026-04-01", "2026-05-01", "EUR", "1234.50", text[:60]])
    write(folder / "customers.csv", "customer,name,segment,country,language", customers)
    write(folder / "contacts.csv", "customer,role,name,email,phone,address", contacts)
    write(
        folder / "invoices.csv", "invoice,customer,legal_entity,issued,due,currency,amount,contract", invoices)


if __name__ == "__main__":
    main(*sys.argv[1:])
