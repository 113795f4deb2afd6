#!/usr/bin/env python3
"""How long the reference ledger takes to read, beside DuckDB reading and typing the same files and doing nothing else.

    swift build -c release
    Benchmarks/reading.py --reference ../shared/bench [--customers 100000] [--rounds 5] [--relance .build/release/relance]

The folder of the reference holds `gen_ledger.py`, which makes the ledger (ten invoices a customer, always the same bytes), and
`duckdb_plan.py`; both need numpy and duckdb, so run this with a Python that has them. Relance reads through the mapping in
`Benchmarks/reference` and prints the aged balance, which is a small part of it. One thread each, alternating; times are CPU
seconds, user and system, of whole processes: the median of the rounds after one that does not count.
"""

import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
TABLES = ["customers", "invoices", "payments", "disputes", "promises"]


def ledger(options):
    """The folder of the ledger, made where it is not there yet."""
    folder = options.data / str(options.customers)
    if not all((folder / f"{table}.csv").exists() for table in TABLES):
        generator = options.reference / "gen_ledger.py"
        subprocess.run([sys.executable, generator, "--customers", str(options.customers), "--out", folder], check=True)
    return folder


def run(command):
    """CPU seconds and peak memory in bytes of a command."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(map(str, command))} ends with {process.returncode}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--reference", type=pathlib.Path, required=True)
    parser.add_argument("--data", type=pathlib.Path, default=pathlib.Path(tempfile.gettempdir()) / "relance-reference")
    parser.add_argument("--customers", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--relance", default=".build/release/relance")
    options = parser.parse_args()
    folder = ledger(options)
    commands = {
        "DuckDB": [sys.executable, options.reference / "duckdb_plan.py", folder, "--read", "--threads", "1"],
        "Relance": [
            options.relance, "ledger", "--workspace", HERE / "reference", "--ledger", folder,
            "--mapping", HERE / "reference/mapping.yaml",
        ],
    }
    rounds = [{name: run(command) for name, command in commands.items()} for _ in range(options.rounds + 1)][1:]
    invoices = options.customers * 10
    size = sum((folder / f"{table}.csv").stat().st_size for table in TABLES)
    print(f"{invoices} invoices, {size / 1e6:.0f} MB of CSV, {options.rounds} rounds")
    for name in commands:
        cpu = statistics.median(round[name][0] for round in rounds)
        peak = max(round[name][1] for round in rounds)
        print(f"{name}: {cpu:.2f} CPU s, {size / 1e6 / cpu:.0f} MB a CPU s, {peak / invoices:.0f} bytes of memory an invoice")
    ratio = statistics.median(round["Relance"][0] / round["DuckDB"][0] for round in rounds)
    print(f"ratio: {ratio:.2f}")


if __name__ == "__main__":
    main()
