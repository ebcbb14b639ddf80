# Each target's comment is its manual; make help prints them.

.DEFAULT_GOAL := help
.PHONY: help site serve offline pdf clean

# The first Python of 3.11 or newer; PYTHON=... chooses another.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
# Material prints a notice about its successor on every run; the choice is made, and the versions are pinned.
export NO_MKDOCS_2_WARNING := 1

help:       ## this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; install it, or name it: make PYTHON=/path/to/python" >&2; exit 2; }
	$(PYTHON) -m venv .venv

.venv/.runtime: requirements.txt | .venv/bin/python
	@echo "Installing what the program needs into .venv; once, about a minute."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/.program: .venv/.runtime

site: .venv/.program  ## build seeds/ into site/, prove every word, then swap it in
	@if [ -e site.old ] && [ ! -e site ]; then mv site.old site; fi  # one that was killed between two moves
	@rm -rf site.new site.old
	@$(BIN)/python -m mkdocs build --site-dir site.new
	@$(BIN)/python -m generator verify --site site.new
	@if [ -e site ]; then mv site site.old; fi; mv site.new site; rm -rf site.old
	@echo "The site is in site/; make serve shows it at http://127.0.0.1:8000/"

serve: .venv/.program  ## show it at a local address, rebuilt when seeds/ change
	@$(BIN)/python -m mkdocs serve

offline: site  ## copy it into site-offline/, which opens from a folder: search included, no server, no connection
	@$(BIN)/python -m generator offline
	@$(BIN)/python -m generator verify --site site-offline

pdf: site   ## print the briefing to briefing.pdf (needs Chromium, Chrome or Edge; PAPER=Letter for US paper)
	@$(BIN)/python -m generator pdf --paper $(or $(PAPER),A4)

clean:      ## remove what was made: pages, data, site, cache (not .venv)
	@if [ -x $(BIN)/python ]; then $(BIN)/python -m generator clean; fi
	@rm -rf site site.new site.old site-offline

# ---- for developers: what follows is not part of the folders that `new` starts -----------------------------------

.PHONY: test check neighbours again bench growth golden locks audit licences fuzz broken hostile kills deletions looks

# Here the program is this folder itself. Nothing is fetched: its builder needs Python alone.
.venv/.program: pyproject.toml
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

.venv/.dev: requirements-dev.txt .venv/.program
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

test: .venv/.dev  ## all tests; browser tests if there is a Chromium (REQUIRE_BROWSER=1: fail without)
	$(BIN)/python -m pytest

check: .venv/.dev  ## lint, types, import layers, and a strict build of seeds/
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m generator -q check --strict
	$(BIN)/mkdocs build --strict --site-dir .cache/strict
	$(BIN)/python -m generator verify --site .cache/strict

.venv/neighbours/.done: requirements-neighbours.txt pyproject.toml | .venv/bin/python
	$(BIN)/python -m venv .venv/neighbours
	.venv/neighbours/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	.venv/neighbours/bin/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

neighbours: .venv/neighbours/.done  ## tests beside other plugins and builders (Linux; they get an environment of their own)
	REQUIRE_NEIGHBOURS=1 .venv/neighbours/bin/python -m pytest tests/test_neighbours.py tests/test_builders.py

again: .venv/.dev  ## hundreds of folders changed at random, each build compared with one from nothing; half an hour
	SEQUENCES=$(or $(SEQUENCES),300) HYPOTHESIS_PROFILE=deep $(BIN)/python -m pytest -q -o timeout=7200 tests/properties/test_again.py

bench: .venv/.dev  ## speed, memory and bytes by size (SIZES="100 1000"); never part of tests
	$(BIN)/python -m tools.bench $(SIZES)

growth: .venv/.dev  ## twice the text takes about twice the time, on 53 hostile patterns
	$(BIN)/python -m tests.growth

golden: .venv/.dev  ## rewrite expected files; review the diff
	$(BIN)/python -m tests.golden

locks: .venv/.dev  ## pin the newest allowed dependencies, with hashes and without addresses
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
		--no-emit-index-url --no-annotate pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
		--no-emit-index-url --no-annotate pyproject.toml --group dev -c requirements.txt -o requirements-dev.txt
	$(BIN)/uv pip compile --quiet --upgrade --python-platform linux --python-version 3.11 --generate-hashes --no-header \
		--no-emit-index-url --no-annotate pyproject.toml --group neighbours -c requirements.txt -o requirements-neighbours.txt

audit: .venv/.dev  ## ask the public database of known holes for every pinned package (needs a connection)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check pip-audit
	$(BIN)/pip-audit --require-hashes --disable-pip -r requirements.txt

licences: .venv/.dev  ## the licence and weight of every package the program needs; fails for one that doesn't fit
	$(BIN)/python tools/licences.py

fuzz: .venv/.dev  ## look for bytes that break readers, parser, extractors or escaping: MINUTES=10 for each of 27 targets
	$(BIN)/python -m pip install --quiet --disable-pip-version-check atheris
	$(BIN)/python -m tests.fuzz --minutes $(or $(MINUTES),1)

broken: .venv/.dev  ## a thousand broken files of all formats among a hundred good ones
	$(BIN)/python -m tests.broken 1000 100

looks: .venv/.dev  ## axe on filtered lists in both themes by both widths
	LOOKS=all $(BIN)/python -m pytest -q tests/browser/test_lists.py -k axe

hostile: .venv/.dev  ## hundreds of hostile articles, every attack in every field of every format, built and opened
	HOSTILE=all $(BIN)/python -m pytest tests/test_hostile.py tests/browser/test_hostile.py

kills: .venv/.dev  ## each command killed twenty times midway; the next run must make the same bytes
	$(BIN)/python -m tests.kills 20

deletions: .venv/.dev  ## a thousand things taken out of built pages, each of which the proof must miss
	$(BIN)/python -m tests.deletions 1000
