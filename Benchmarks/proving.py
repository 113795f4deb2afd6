#!/usr/bin/env python3
"""How long the guarantees of many key accounts take to prove, the first time and after one playbook was changed.

    swift build -c release
    Benchmarks/proving.py [--accounts 300] [--rounds 3] [--relance .build/release/relance]

The workspace is the sample's with so many key accounts more: each extends `key_account` and asks a threshold of its own of a
stage, so that nothing about that stage can be shared. In each round three runs follow each other: with an empty memory, with what
that remembered, and after one of the playbooks was changed. Times are of whole processes: wall clock, and CPU seconds (user and
system) over all processors. The median of the rounds and the least are printed.
"""

import argparse
import os
import pathlib
import resource
import shutil
import statistics
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent

PLAYBOOK = """relance: 1
playbook: k{number:04}
title: "Key account {number}"
extends: key_account
accounts: [K-{number:04}]
suspensions:
  - suspension: hosting
    stages:
      - stage: restricted
        when: ground.amount >= {threshold} EUR and ground.disputed = 0
"""


def write(workspace, number, threshold):
    file = workspace / "playbooks" / "key-accounts" / f"k{number:04}.yaml"
    file.write_text(PLAYBOOK.format(number=number, threshold=threshold))


def run(relance, workspace, memory):
    """Wall seconds, CPU seconds, and the last line."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run(
        [relance, "prove", "--workspace", workspace, "--memory", memory], stdout=subprocess.PIPE, check=True, text=True)
    wall, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu, done.stdout.strip().splitlines()[-1]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--accounts", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--relance", default=str(ROOT / ".build/release/relance"))
    arguments = parser.parse_args()
    times = {"first run": [], "nothing changed": [], "one changed": []}
    with tempfile.TemporaryDirectory() as folder:
        workspace = pathlib.Path(folder)
        for name in ["playbooks", "templates"]:
            shutil.copytree(ROOT / name, workspace / name)
        for number in range(arguments.accounts):
            write(workspace, number, 1000 + number)
        for turn in range(arguments.rounds):
            memory = workspace / f"memory-{turn}"
            for name in times:
                if name == "one changed":
                    write(workspace, 0, 500 + turn)
                wall, cpu, total = run(arguments.relance, workspace, memory)
                times[name].append((wall, cpu))
                print(f"  {name}: {wall:.1f} s, {cpu:.1f} CPU s: {total}", flush=True)
            write(workspace, 0, 1000)
    print(f"{arguments.accounts} key accounts, {arguments.rounds} rounds, {os.cpu_count()} processors")
    for name, pairs in times.items():
        walls, cpus = zip(*pairs)
        print(
            f"{name:16} wall {statistics.median(walls):6.1f} s (least {min(walls):.1f}), "
            f"CPU {statistics.median(cpus):6.1f} s (least {min(cpus):.1f})")


if __name__ == "__main__":
    main()
