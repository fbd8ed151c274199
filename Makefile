# `make demo` and `make test` are all a fresh machine needs, with Python >= 3.11, git and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

# The texts coded by hand: our own, and those beside the checkout where there are some.
CODED := $(wildcard tests/articles/*.jsonl ../shared/gold/gold.jsonl)

.DEFAULT_GOAL := help
.PHONY: help demo test fuzz check format bench docs screens evaluate weights clean

help:  ## list what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(READY): pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

demo: $(READY)  ## set everything up and run the main job on the starter ledger
	@PATH="$(CURDIR)/$(BIN):$$PATH" bash docs/examples/demo.sh

test: $(READY)  ## set up and run the tests
	@$(BIN)/python -m pytest

fuzz: $(READY)  ## kill, crowd and feed it rubbish, far longer than `make test` does
	@POSITIONS_FUZZ=1 $(BIN)/python -m pytest tests/crash tests/store tests/fuzz tests/hostile

check: $(READY)  ## style, types, floors
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest tests/test_floors.py
	@$(BIN)/python -m docs.generate --check

format: $(READY)  ## put the code into its style
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: $(READY)  ## measure start-up, reading, ingesting, growth and import beside their peers
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check 'spacy>=3.7'
	@$(BIN)/python -m benchmarks.startup
	@$(BIN)/python -m benchmarks.reading
	@$(BIN)/python -m benchmarks.ingesting
	@$(BIN)/python -m benchmarks.growth
	@$(BIN)/python -m benchmarks.importing

evaluate: $(READY)  ## measure the extractor on the texts coded by hand
	@for file in $(CODED); do \
	  echo "$$file"; $(BIN)/positions evaluate $$file --date 2023-06-01; echo; \
	done

weights: $(READY)  ## fit the extractor's confidence anew, with figures for texts not fitted on
	@$(BIN)/python -m benchmarks.weights $(CODED)

docs: $(READY)  ## write the pages of docs/commands anew
	@$(BIN)/python -m docs.generate

screens: $(READY)  ## write the snapshots of the screens anew
	@POSITIONS_UPDATE_SCREENS=1 $(BIN)/python -m pytest tests/screens

clean:  ## remove what the other targets made
	@rm -rf $(VENV) demo dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
