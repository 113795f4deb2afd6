#!/usr/bin/env python3
"""Compares the expectations of LocaleTests.swift with the Unicode CLDR, as Babel has it, and prints where they differ.

Run by hand when the table of locales changes: pip install babel, then Tests/Peers/cldr.py. docs/dependencies.md names the
differences that are meant.
"""

import datetime
import pathlib
import re

from babel import Locale, __version__
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, format_percent

TESTS = pathlib.Path(__file__).parent.parent / "MessageTemplatesTests" / "LocaleTests.swift"
NEW_YEAR, END_OF_MARCH = datetime.date(2026, 1, 1), datetime.date(2026, 3, 31)


def shown(text):
    return text.replace("\u202f", "~").replace("\u00a0", "·")


def of_cldr(name):
    locale = Locale.parse(name, sep="-")
    return {
        "euros": format_currency(1234567.50, "EUR", locale=locale),
        "francs": format_currency(-1234.50, "CHF", locale=locale),
        "sterling": format_currency(999, "GBP", locale=locale),
        "dollars": format_currency(0.05, "USD", locale=locale),
        "number": format_decimal(12345.678, locale=locale),
        "percent": format_percent(0.1015, locale=locale, decimal_quantization=False),
        "long": format_date(NEW_YEAR, "long", locale=locale),
        "short": format_date(END_OF_MARCH, "short", locale=locale),
    }


def main():
    print(f"Babel {__version__}")
    rows = re.findall(r"Row\(\s*(locale:.*?)\)", TESTS.read_text(encoding="utf-8"), re.S)
    for row in rows:
        ours = dict(re.findall(r'(\w+): "([^"]*)"', row))
        name = ours.pop("locale")
        for what, theirs in of_cldr(name).items():
            if ours[what] != shown(theirs):
                print(f"{name:6} {what:9} {ours[what]:>20}  CLDR {shown(theirs)}")


if __name__ == "__main__":
    main()
