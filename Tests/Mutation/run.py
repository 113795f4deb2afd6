#!/usr/bin/env python3
"""Changes the interpreter in one place at a time and says which test notices.

Every mutant of `mutants.txt` is compiled into one copy of the package, as a choice on a number that is read once from
the environment, so that there is one build and each mutant is one run of the tests. See docs/mutation.md.

    Tests/Mutation/run.py                   all of them
    Tests/Mutation/run.py NAME ...          some of them
    Tests/Mutation/run.py --list            what they are, without a run

Ends with 0 when every mutant is killed or its survival is explained, and 1 otherwise.
"""

import argparse
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LIST = Path(__file__).resolve().parent / "mutants.txt"
ENGINE = Path("Sources/DunningEngine")
COPY = ROOT / ".build" / "mutation"
TESTS = "DunningEngineTests"

# The stories first: they say what is wrong. The rest runs only for what passes them.
PASSES = [
    ("stories", ["StoryTests"]),
    ("random worlds", ["EnginePropertyTests"]),
    ("histories fed back", ["FedBackHistoryTests", "ActionIdentityTests"]),
]
# What is asked of one story alone.
OF_STORIES = ["StoryTests", "FedBackHistoryTests", "ActionIdentityTests"]
WORLDS = "20"
# A run that takes this many times as long as the one without a mutant, and this many seconds more, loops.
PATIENCE = (6, 60)
MEMORY = 6 << 30


class Trouble(Exception):
    """What keeps the run from saying anything, told to whoever started it."""


# ---------------------------------------------------------------------------------------------------------------------
# The list


@dataclass(frozen=True)
class Mutant:
    number: int
    name: str
    file: str
    breaks: str
    original: str
    mutated: str
    within: str = ""
    form: str = "expression"
    noticed: str = ""
    equivalent: str = ""


KEYS = {"mutant", "file", "breaks", "original", "mutated", "within", "form", "noticed", "equivalent"}


def read_list(path):
    mutants = []
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
        lines = [line for line in block.splitlines() if line.strip() and not line.startswith("#")]
        if not lines:
            continue
        fields = {}
        for line in lines:
            key, _, value = line.partition(":")
            if key not in KEYS:
                raise Trouble(f'{path.name}: unknown key "{key}" in: {line}')
            if key in fields:
                raise Trouble(f'{path.name}: "{key}" twice for the mutant "{fields.get("mutant", "?")}"')
            fields[key] = value.strip()
        name = fields.pop("mutant", None)
        if name is None:
            raise Trouble(f"{path.name}: a mutant without a name: {lines[0]}")
        missing = [key for key in ("file", "breaks", "original", "mutated") if key not in fields]
        if missing:
            raise Trouble(f'{path.name}: the mutant "{name}" lacks {", ".join(missing)}')
        if "noticed" in fields and "equivalent" in fields:
            raise Trouble(f'{path.name}: the mutant "{name}" changes nothing and is noticed')
        mutants.append(Mutant(number=len(mutants) + 1, name=name, **fields))
    names = [mutant.name for mutant in mutants]
    for name in names:
        if names.count(name) > 1:
            raise Trouble(f'{path.name}: two mutants are called "{name}"')
    return mutants


# ---------------------------------------------------------------------------------------------------------------------
# The sites


def places(wanted, text):
    """Where a text occurs, whatever its white space: as (start, end)."""
    pattern = r"\s+".join(re.escape(word) for word in wanted.split())
    return [match.span() for match in re.finditer(pattern, text)]


def site(mutant, text):
    """Where a mutant's original text is, once in its file or in `within`."""
    start, region = 0, text
    if mutant.within:
        found = places(mutant.within, text)
        if len(found) != 1:
            raise Trouble(f'mutant "{mutant.name}": {mutant.file} has {len(found)} times within: {mutant.within}')
        start, region = found[0][0], text[found[0][0] : found[0][1]]
    found = places(mutant.original, region)
    if len(found) != 1:
        raise Trouble(f'mutant "{mutant.name}": {mutant.file} has {len(found)} times original: {mutant.original}')
    return start + found[0][0], start + found[0][1]


def rewrite(text, sites, start=0, end=None):
    """The text with every site made a choice; a site may lie inside another.

    sites: (start, end, [mutants]), the outer before the inner.
    """
    end = len(text) if end is None else end
    result, position = [], start
    inside = [one for one in sites if start <= one[0] and one[1] <= end]
    while inside:
        first = inside.pop(0)
        inner = [one for one in inside if one[1] <= first[1]]
        inside = [one for one in inside if one[0] >= first[1]]
        result.append(text[position : first[0]])
        result.append(choice(first[2], rewrite(text, inner, first[0], first[1])))
        position = first[1]
    return "".join(result) + text[position:end]


def choice(mutants, original):
    """A choice among mutants of one site and what stands there."""
    for mutant in mutants:
        if mutant.form == "statement":
            original = f"if isMutant({mutant.number}) {{ {mutant.mutated} }} else {{ {original} }}"
        else:
            original = f"(isMutant({mutant.number}) ? ({mutant.mutated}) : ({original}))"
    return original


SWITCH = """import Foundation

private let active = ProcessInfo.processInfo.environment["MUTANT"].flatMap { Int($0) } ?? 0

func isMutant(_ number: Int) -> Bool { number == active }
"""


def mutated_files(mutants):
    """Each changed file's text with all of its mutants, and every mutant's line."""
    texts, lines = {}, {}
    for file in sorted({mutant.file for mutant in mutants}):
        path = ROOT / ENGINE / file
        if not path.is_file():
            name = next(mutant.name for mutant in mutants if mutant.file == file)
            raise Trouble(f'mutant "{name}": there is no file {ENGINE / file}')
        text = path.read_text(encoding="utf-8")
        by_site = {}
        for mutant in mutants:
            if mutant.file == file:
                place = site(mutant, text)
                by_site.setdefault(place, []).append(mutant)
                lines[mutant.name] = text.count("\n", 0, place[0]) + 1
        ordered = sorted(by_site, key=lambda place: (place[0], -place[1]))
        for left, right in zip(ordered, ordered[1:]):
            if left[0] <= right[0] < left[1] < right[1]:
                raise Trouble(f'mutants "{by_site[left][0].name}" and "{by_site[right][0].name}" overlap')
        texts[file] = rewrite(text, [(*place, by_site[place]) for place in ordered])
    return texts, lines


# ---------------------------------------------------------------------------------------------------------------------
# The copy

# The package with nothing but the engine's tests, and warnings allowed: a mutant may leave a value unused.
MANIFEST_ENDING = f"""
package.targets.removeAll {{ ["relance", "RelanceCommands"].contains($0.name) || $0.isTest && $0.name != "{TESTS}" }}
package.products = []
package.dependencies = []
for target in package.targets {{ target.swiftSettings = nil }}
"""


def write_copy(texts):
    wanted = {Path("Package.swift"): (ROOT / "Package.swift").read_text(encoding="utf-8") + MANIFEST_ENDING}
    for folder in ("Sources", f"Tests/{TESTS}", "Tests/RelanceTestSupport"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file():
                wanted[path.relative_to(ROOT)] = path.read_bytes()
    for file, text in texts.items():
        wanted[ENGINE / file] = text
    wanted[ENGINE / "MutantSwitch.swift"] = SWITCH
    for folder in ("Sources", "Tests"):
        for path in sorted((COPY / folder).rglob("*"), reverse=True):
            if path.is_file() and path.relative_to(COPY) not in wanted:
                path.unlink()
            elif path.is_dir() and not any(path.iterdir()):
                path.rmdir()
    for path, content in wanted.items():
        content = content if isinstance(content, bytes) else content.encode("utf-8")
        target = COPY / path
        # What has not changed keeps its date, so that it is not built again.
        if not target.is_file() or target.read_bytes() != content:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


def build():
    command = ["swift", "build", "--build-tests", "--package-path", str(COPY), "--disable-sandbox"]
    built = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if built.returncode != 0:
        errors = [line for line in built.stdout.splitlines() if "error:" in line]
        raise Trouble("the copy with the mutants does not build:\n" + "\n".join(errors[:20] or [built.stdout[-2000:]]))
    found = sorted((COPY / ".build" / "debug").glob("*.xctest"))
    if not found:
        raise Trouble(f"no tests were built in {COPY}")
    return found[0]


# ---------------------------------------------------------------------------------------------------------------------
# The runs


def run_tests(binary, number, suites, seconds, story=None):
    """Runs suites, or one story, until their first failure.

    Returns None when all pass, else what failed: a test and its story, a crash or a timeout.
    """
    environment = dict(os.environ, MUTANT=str(number), RELANCE_WORLDS=WORLDS, SWIFT_BACKTRACE="enable=no")
    for name in ("RECORD_GOLDEN", "RELANCE_STORY"):
        environment.pop(name, None)
    if story:
        environment["RELANCE_STORY"] = story
    pattern = TESTS + r"\.(" + "|".join(suites) + ")"
    process = subprocess.Popen(
        [binary, "--testing-library", "swift-testing", "--no-parallel", "--filter", pattern],
        cwd=COPY, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
        start_new_session=True)
    running.add(process)
    resource.prlimit(process.pid, resource.RLIMIT_AS, (MEMORY, MEMORY))
    late = threading.Event()
    timer = threading.Timer(seconds, lambda: (late.set(), stop(process)))
    timer.start()
    last, failure, passed = "", None, 0
    try:
        for line in process.stdout:
            passed += " passed after " in line
            if " recorded an issue" in line:
                failure = told(line)
                break
            if " started." in line:
                last = line
    finally:
        timer.cancel()
        if failure or late.is_set():
            stop(process)
        code = process.wait()
        process.stdout.close()
        running.discard(process)
    if failure:
        return failure
    if late.is_set():
        return f"timed out after {seconds:.0f} s in {told(last)}"
    if code != 0:
        return f"crashed ({signal.Signals(-code).name if code < 0 else code}) in {told(last)}"
    if passed == 0:
        raise Trouble(f"no test of {pattern} ran")
    return None


# The tests that this script has started and that have not ended.
running = set()


def stop(process):
    """Ends the tests of one mutant, and what they started."""
    try:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass


def stop_all():
    for process in list(running):
        stop(process)


def told(line):
    """A test and, where it has one, the story it was about, from a line of its output."""
    test, story = re.search(r'"(.+?)"', line), re.search(r"story → ([\w-]+)", line)
    words = [test.group(1)] if test else [line.strip()]
    if story:
        words = [story.group(1)] if words[0] == "a story ends as its folder says" else words + [story.group(1)]
    return ", ".join(words)


@dataclass(frozen=True)
class Outcome:
    """What became of a mutant."""

    # What failed; None where nothing did.
    failure: str | None
    # The list names another story, which no longer notices.
    is_elsewhere: bool = False


def judge(binary, mutant, limits):
    """The story that the list names is asked first: most mutants need no more."""
    if mutant.noticed:
        failure = run_tests(binary, mutant.number, OF_STORIES, max(limits), mutant.noticed)
        if failure:
            return Outcome(failure)
    for (title, suites), seconds in zip(PASSES, limits):
        failure = run_tests(binary, mutant.number, suites, seconds)
        if failure:
            return Outcome(failure, is_elsewhere=bool(mutant.noticed))
    return Outcome(None)


# ---------------------------------------------------------------------------------------------------------------------
# The whole


def arguments():
    parser = argparse.ArgumentParser(description="Changes the interpreter in one place at a time.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these mutants")
    parser.add_argument("--list", action="store_true", help="say what the mutants are and where, and run nothing")
    parser.add_argument("--jobs", type=int, default=2, help="how many mutants run at a time (default: 2)")
    return parser.parse_args()


def main():
    options = arguments()
    mutants = read_list(LIST)
    unknown = set(options.names) - {mutant.name for mutant in mutants}
    if unknown:
        raise Trouble(f"no mutant is called {', '.join(sorted(unknown))}")
    texts, lines = mutated_files(mutants)
    chosen = [mutant for mutant in mutants if not options.names or mutant.name in options.names]
    width = max(len(mutant.name) for mutant in chosen)

    def row(mutant, text):
        print(f"{mutant.name:{width}}  {mutant.file}:{lines[mutant.name]}  {text}", flush=True)

    if options.list:
        for mutant in chosen:
            row(mutant, mutant.breaks)
        return 0
    if shutil.which("swift") is None:
        raise Trouble("swift is not on the path")
    write_copy(texts)
    start = time.monotonic()
    binary = build()
    print(f"built {len(mutants)} mutants in {time.monotonic() - start:.0f} s", flush=True)
    limits = []
    for title, suites in PASSES:
        start = time.monotonic()
        failure = run_tests(binary, 0, suites, 1800)
        if failure:
            raise Trouble(f"without a mutant the {title} fail: {failure}")
        taken = time.monotonic() - start
        limits.append(PATIENCE[0] * taken + PATIENCE[1])
        print(f"without a mutant the {title} pass, in {taken:.0f} s", flush=True)
    return report(chosen, run_all(binary, chosen, limits, options.jobs, row))


def run_all(binary, mutants, limits, jobs, row):
    """What became of each mutant, by name."""
    outcomes = {}
    with ThreadPoolExecutor(jobs) as pool:
        judged = {pool.submit(judge, binary, mutant, limits): mutant for mutant in mutants}
        try:
            for future in as_completed(judged):
                mutant = judged[future]
                outcomes[mutant.name] = future.result()
                row(mutant, verdict(mutant, outcomes[mutant.name]))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            stop_all()
            raise
    return outcomes


def verdict(mutant, outcome):
    if outcome.failure is None:
        return f"survived: {mutant.equivalent}" if mutant.equivalent else f"SURVIVED: {mutant.breaks}"
    killed = outcome.failure if outcome.failure.startswith(("timed out", "crashed")) else f"killed by {outcome.failure}"
    if mutant.equivalent:
        return f"{killed.upper()}, though it is said to change nothing"
    return f"{killed}, NOT BY {mutant.noticed}" if outcome.is_elsewhere else killed


def report(mutants, outcomes):
    """Prints what became of how many, and what is wrong with the tests or the list. Returns the exit code."""
    killed = [mutant for mutant in mutants if outcomes[mutant.name].failure is not None]
    survived = [mutant for mutant in mutants if outcomes[mutant.name].failure is None]
    explained = sum(bool(mutant.equivalent) for mutant in survived)
    print(f"{len(mutants)} mutants: {len(killed)} killed, {explained} explained, {len(survived) - explained} survived")
    faults = [f'no test notices "{mutant.name}": {mutant.breaks}' for mutant in survived if not mutant.equivalent]
    faults += [f'"{mutant.name}" is killed: take its `equivalent` out' for mutant in killed if mutant.equivalent]
    faults += [
        f'"{mutant.name}" is not noticed by {mutant.noticed} any more, but by {outcomes[mutant.name].failure}'
        for mutant in killed if outcomes[mutant.name].is_elsewhere]
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Trouble as trouble:
        print(f"mutation: {trouble}", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
