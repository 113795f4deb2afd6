#!/usr/bin/env python3
"""How long the messages of a schedule take to write, beside Python's own `email` package writing the same words.

    swift build -c release
    Benchmarks/messages.py [--copies 40] [--rounds 5] [--relance .build/release/relance]

The ledger is the sample's, so many times over. Relance runs twice in each round, with and without `--messages`: the
difference is what the messages take, templates, figures, MIME and files. Python is given the finished words of every e-mail and
only puts them into a message and a file; it is timed with and without that, so that neither its start nor its reading counts.
Times are CPU seconds, user and system, of whole processes: the median of the rounds.
"""

import argparse
import csv
import email
import email.policy
import json
import os
import pathlib
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile

SAMPLE = pathlib.Path(__file__).resolve().parent.parent
IDS = {"customer", "payer", "invoice", "payment", "service", "dispute", "promise", "contract", "credit_note", "message"}


def multiply(source, target, copies):
    """Writes the tables of a ledger with every row as often, each under ids of its own."""
    target.mkdir()
    for table in source.glob("*.csv"):
        with open(table, newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        with open(target / table.name, "w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, rows[0].keys())
            writer.writeheader()
            for copy in range(copies if "customer" in rows[0] else 1):
                for row in rows:
                    ids = {key: f"{row[key]}-{copy}" for key in IDS & row.keys() if row[key]}
                    writer.writerow({**row, **ids})


def cpu(command):
    """The CPU seconds of a command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def words(messages, file):
    """Writes the headers and both texts of every e-mail into one file."""
    mails = []
    for path in sorted(messages.rglob("*.eml")):
        mail = email.message_from_bytes(path.read_bytes(), policy=email.policy.SMTP)
        headers = [(name, str(value)) for name, value in mail.items() if not name.lower().startswith(("content-type", "mime-"))]
        mails.append([headers, mail.get_body(("plain",)).get_content(), mail.get_body(("html",)).get_content()])
    file.write_text(json.dumps(mails))
    return len(mails)


def compose(file, target):
    """What the peer does: the e-mails of a file of words; without a target it only reads them."""
    mails = json.loads(pathlib.Path(file).read_text())
    for number, (headers, text, page) in enumerate(mails if target else []):
        mail = email.message.EmailMessage(policy=email.policy.SMTP)
        for name, value in headers:
            mail[name] = value
        mail.set_content(text)
        mail.add_alternative(page, subtype="html")
        with open(f"{target}/{number}.eml", "wb") as out:
            out.write(mail.as_bytes())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--copies", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--relance", default=".build/release/relance")
    parser.add_argument("--compose", nargs="*", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.compose:
        return compose(options.compose[0], options.compose[1] if len(options.compose) > 1 else None)
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        multiply(SAMPLE / "examples/ledger", work / "ledger", options.copies)
        simulate = [
            options.relance, "simulate", "--workspace", str(SAMPLE), "--ledger", str(work / "ledger"), "--as-of", "2026-06-15",
            "--days", "90", "--threads", "1", "--out", str(work / "out"),
        ]
        times = {"simulate": [], "messages": [], "python": [], "python reads": []}
        peer = [sys.executable, __file__, "--compose", str(work / "words.json")]
        mails = 0
        for _ in range(options.rounds):
            times["simulate"].append(cpu(simulate))
            shutil.rmtree(work / "messages", ignore_errors=True)
            times["messages"].append(cpu([*simulate, "--messages", str(work / "messages")]))
            if not mails:
                mails = words(work / "messages", work / "words.json")
                written = sum(1 for path in (work / "messages").rglob("*") if path.is_file()) - 1
            shutil.rmtree(work / "python", ignore_errors=True)
            os.mkdir(work / "python")
            times["python reads"].append(cpu(peer))
            times["python"].append(cpu([*peer, str(work / "python")]))
        median = {name: statistics.median(values) for name, values in times.items()}
        relance = (median["messages"] - median["simulate"]) / written
        python = (median["python"] - median["python reads"]) / mails
        print(f"{written} files of messages, {mails} of them e-mails")
        print(f"relance: {relance * 1000:.3f} ms CPU a message, {1 / relance:.0f} a CPU second")
        print(f"python email, words given: {python * 1000:.3f} ms CPU an e-mail, {1 / python:.0f} a CPU second")
        print(f"ratio: {relance / python:.2f}")


if __name__ == "__main__":
    main()
