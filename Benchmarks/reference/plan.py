#!/usr/bin/env python3
"""Compares the schedule of the reference policy, row by row, with the plan that plain SQL makes of it.

    swift build -c release
    Benchmarks/reference/plan.py --reference ../shared/bench [--customers 10000] [--relance .build/release/relance]

The folder of the reference defines the ledger, the policy and the plan (`README.md`), makes the ledger (`gen_ledger.py`) and the plan
(`duckdb_plan.py`); run this with a Python that has numpy and duckdb. The policy written as a playbook is beside this file. A
row of a plan is a day, a step, a customer, an invoice, a currency, an amount and a recipient: every row must be the same, all of it.

What is translated, and why:

* a suspension is told for each invoice that is a reason for it: the plan has it once for a customer, on the first day, in the first
  currency; its amount is the balance that the schedule says decided it;
* an account manager is named by the schedule among the facts that decided the step, since the contact is the customer's;
* unapplied cash that covers all that is overdue holds an account here, whose clocks stand still meanwhile, and somebody gets the task
  to match it. SQL reminds all the same. Which days these are is computed from the ledger's files alone; an invoice's row is left out on
  both sides where one of them lies between its due date and the row's day, a suspension where one lies before it.
"""

import argparse
import collections
import csv
import datetime
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from reading import ledger  # noqa: E402

AS_OF = datetime.date(2026, 6, 30)
DAYS = 90
BALANCE = re.compile(r"account\.overdue_balance = (-?[0-9.]+) EUR")
MANAGER = re.compile(r"customer\.account_manager = (\w+)\)")


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        yield from csv.DictReader(file)


def cents(text):
    whole, _, part = text.partition(".")
    return int(whole + part.ljust(2, "0"))


def plan_of(schedule):
    """The rows of a plan that a schedule comes to."""
    plan, suspended = [], {}
    for row in rows(schedule):
        if row["rule_type"] != "step" or row["status"] != "scheduled":
            continue
        day, step, customer, currency = row["day"], row["rule"], row["customer"], row["currency"]
        if step == "suspension":
            amount = BALANCE.search(row["because"]).group(1)
            first = (day, currency, amount, row["address"])
            suspended[customer] = min(suspended.get(customer, first), first)
            continue
        recipient = MANAGER.search(row["because"]).group(1) if step == "escalation" else row["address"]
        plan.append((day, step, customer, row["invoice"], currency, row["open"], recipient))
    for customer, (day, currency, amount, recipient) in suspended.items():
        plan.append((day, "suspension", customer, "", currency, amount, recipient))
    return plan


def covered_by_cash(folder):
    """By account (a customer and a currency): the days on which its unapplied cash covers all that is overdue."""
    paid = collections.defaultdict(list)
    on_account = collections.defaultdict(list)
    for row in rows(folder / "payments.csv"):
        known, key = (paid, row["invoice"]) if row["invoice"] else (on_account, (row["customer"], row["currency"]))
        known[key].append((row["date"], cents(row["amount"])))
    accounts = collections.defaultdict(list)
    for row in rows(folder / "invoices.csv"):
        accounts[row["customer"], row["currency"]].append({**row, "amount": cents(row["amount"])})
    last = (AS_OF + datetime.timedelta(days=DAYS)).isoformat()
    covered = {}
    for account, items in accounts.items():
        has_credit = account in on_account or any(sum(amount for _, amount in paid[row["id"]]) > row["amount"] or row["amount"] < 0 for row in items)
        if not has_credit:
            continue
        days = {later(row["due_date"], 1) for row in items} | {row["issue_date"] for row in items} | {last}
        days |= {date for row in items for date, _ in paid[row["id"]]} | {date for date, _ in on_account[account]}
        days = sorted(day for day in days if day <= last)
        periods = [(day, end) for day, end in zip(days, days[1:]) if is_covered(items, paid, on_account[account], day)]
        if periods:
            covered[account] = periods
    return covered


def is_covered(items, paid, on_account, day):
    seen = min(day, AS_OF.isoformat())
    overdue, cash = 0, sum(amount for date, amount in on_account if date <= seen)
    for row in items:
        left = row["amount"] - sum(amount for date, amount in paid[row["id"]] if date <= seen)
        if row["issue_date"] > seen:
            continue
        if left < 0:
            cash -= left
        elif row["due_date"] < day and row["assigned_to_factor"] == "false":
            overdue += left
    return 0 < overdue <= cash


def is_held(row, due, covered):
    """Whether cash covers everything on the day of a plan's row or, of an invoice's, on a day since its due date."""
    day, _, customer, invoice, currency = row[:5]
    since = min(later(due[invoice], 1), day) if invoice else "0"
    accounts = [(customer, currency)] if invoice else [account for account in covered if account[0] == customer]
    return any(first <= day and since < end for account in accounts for first, end in covered.get(account, []))


def later(text, days):
    return (datetime.date.fromisoformat(text) + datetime.timedelta(days)).isoformat()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--reference", type=pathlib.Path, required=True)
    parser.add_argument("--data", type=pathlib.Path, default=pathlib.Path(tempfile.gettempdir()) / "relance-reference")
    parser.add_argument("--customers", type=int, default=10_000)
    parser.add_argument("--relance", default=".build/release/relance")
    options = parser.parse_args()
    folder = ledger(options)
    with tempfile.TemporaryDirectory() as work:
        subprocess.run(
            [
                options.relance, "simulate", "--workspace", HERE, "--ledger", folder, "--mapping", HERE / "mapping.yaml",
                "--days", str(DAYS), "--out", f"{work}/out",
            ], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        ours = plan_of(f"{work}/out/schedule.csv")
        subprocess.run(
            [
                sys.executable, options.reference / "duckdb_plan.py", folder, "--days", str(DAYS), "--out", f"{work}/plan.csv",
            ], check=True, stdout=subprocess.DEVNULL)
        reference = [tuple(row.values()) for row in rows(f"{work}/plan.csv")]
    covered = covered_by_cash(folder)
    due = {row["id"]: row["due_date"] for row in rows(folder / "invoices.csv")}

    def compared(plan):
        held = {row for row in plan if is_held(row, due, covered)}
        return collections.Counter(row for row in plan if row not in held)

    (a, b) = (compared(ours), compared(reference))
    print(f"{len(reference)} rows of the plan, {len(ours)} of the schedule")
    print(f"{len(reference) - b.total()} rows of the plan are apart, of {len(covered)} accounts whose cash covers what is overdue on some days")
    print(f"{(a & b).total()} of {b.total()} rows are the same")
    for name, rest in (("only in the schedule", a - b), ("only in the plan", b - a)):
        if rest:
            print(f"{name}: {rest.total()}, {dict(collections.Counter(row[1] for row in rest.elements()))}")
            for row in sorted(rest)[:5]:
                print("  " + ",".join(row))
    sys.exit(0 if a == b else 1)


if __name__ == "__main__":
    main()
