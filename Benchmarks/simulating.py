#!/usr/bin/env python3
"""How long ninety days of the reference policy take to simulate and write, beside DuckDB reading the same files and doing nothing else.

    swift build -c release
    Benchmarks/simulating.py --reference ../shared/bench [--customers 100000] [--rounds 5] [--relance .build/release/relance]

What is simulated is in `Benchmarks/reference`: the playbook that `reference/plan.py` compares with plain SQL, row by row. All files of a
schedule are written. One thread each, alternating; times are CPU seconds, user and system, of whole processes: the median of the
rounds after one that does not count. Needs numpy and duckdb.
"""

import argparse
import pathlib
import statistics
import sys
import tempfile

from reading import HERE, ledger, run


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--reference", type=pathlib.Path, required=True)
    parser.add_argument("--data", type=pathlib.Path, default=pathlib.Path(tempfile.gettempdir()) / "relance-reference")
    parser.add_argument("--customers", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--relance", default=".build/release/relance")
    options = parser.parse_args()
    folder = ledger(options)
    policy = HERE / "reference"
    with tempfile.TemporaryDirectory() as out:
        simulate = [
            options.relance, "simulate", "--workspace", policy, "--ledger", folder, "--mapping", policy / "mapping.yaml",
            "--threads", "1", "--out", f"{out}/out",
        ]
        commands = {
            "DuckDB reads": [sys.executable, options.reference / "duckdb_plan.py", folder, "--read", "--threads", "1"],
            "Relance, one day": [*simulate, "--days", "1"],
            "Relance, ninety days": [*simulate, "--days", "90"],
        }
        rounds = [{name: run(command) for name, command in commands.items()} for _ in range(options.rounds + 1)][1:]
        written = sum(path.stat().st_size for path in pathlib.Path(f"{out}/out").iterdir())
    invoices = options.customers * 10
    print(f"{invoices} invoices, {options.rounds} rounds, {written / 1e6:.0f} MB written")
    for name in commands:
        cpu = statistics.median(round[name][0] for round in rounds)
        peak = max(round[name][1] for round in rounds)
        ratio = statistics.median(round[name][0] / round["DuckDB reads"][0] for round in rounds)
        print(f"{name}: {cpu:.2f} CPU s, {cpu / invoices * 1e6:.2f} us and {peak / invoices:.0f} bytes an invoice, ratio {ratio:.2f}")


if __name__ == "__main__":
    main()
