# `make` lists what there is to do. Everything works from a fresh clone on Linux with Swift installed.

LEDGER ?= examples/ledger
AS_OF ?= 2026-06-15
DAYS ?= 90
OUT ?= out
WORLDS ?= 3000
CASES ?= 4000
KILLS ?= 10

RELANCE = .build/debug/relance
OPTIMIZED = -c release -Xswiftc -enable-testing --scratch-path .build/properties
OPTIMIZED_TEST = swift test $(OPTIMIZED) --skip-build
SWIFT_FOLDERS = Sources Tests Package.swift

.PHONY: help run test properties fuzz check mutants format clean packages packages-of-tests build optimized-tests

help:  ## list the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | \
		while IFS='|' read -r name text; do printf '%-14s %s\n' "$$name" "$$text"; done

run: build  ## check the sample company and simulate its next 90 days into out/
	@$(RELANCE) check
	@$(RELANCE) simulate --ledger $(LEDGER) --as-of $(AS_OF) --days $(DAYS) --out $(OUT)

test: packages-of-tests  ## run all tests, then check and test the sample's playbooks, and read its messages
	swift build --build-tests
	.ci/with-postgresql swift test --skip-build
	$(MAKE) properties fuzz
	$(RELANCE) check
	$(RELANCE) test
	.ci/messages

check: packages-of-tests  ## what a change must pass: layout, imports, tests, the sample, a release build
	swift format lint --strict --recursive --parallel $(SWIFT_FOLDERS)
	swift build --build-tests --explicit-target-dependency-import-check error
	.ci/with-postgresql swift test --skip-build
	$(RELANCE) check --strict
	$(RELANCE) test
	.ci/messages
	swift build -c release

# Optimized, they try thousands of random worlds in the time of hundreds. Tests see what is internal to a module.
properties: optimized-tests  ## try what must always hold on thousands of random playbooks and ledgers
	RELANCE_WORLDS=$(WORLDS) $(OPTIMIZED_TEST) --filter '(Engine|Run|Coverage|Proof|Edit|Sentence)PropertyTests'

fuzz: packages-of-tests optimized-tests  ## read thousands of ledgers that are damaged in any way, and kill runs at random moments
	RELANCE_FUZZ=$(CASES) RELANCE_KILLS=$(KILLS) .ci/with-postgresql $(OPTIMIZED_TEST) --filter 'FuzzTests|SQLiteFaultTests|KilledRunTests'

optimized-tests: packages
	swift build $(OPTIMIZED) --build-tests

mutants: packages  ## change the interpreter in one place at a time and see that a test notices
	Tests/Mutation/run.py

format:  ## lay out the Swift files
	swift format --in-place --recursive --parallel $(SWIFT_FOLDERS)

clean:  ## remove what was built and written
	rm -rf .build $(OUT)

build: packages
	@swift build

# The headers of libyaml, cmark-gfm, SQLite, libsodium, libpq and Z3 come with Debian packages; nothing is installed where they are there already.
packages:
	@.ci/packages

# The tests read from a server of PostgreSQL that they have for themselves.
packages-of-tests:
	@.ci/packages tests
