# make run    install into .venv and extract the samples into output/
# make test   install into .venv and run all tests
# make check  the linters, then all tests

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test test-cluster check lint format browser clean

run: $(VENV)/.installed
	$(BIN)/extract run samples --out output

test: $(VENV)/.installed-dev browser
	$(BIN)/pytest -n auto --dist loadgroup

# The engine for several machines is an extra, and its tests start a cluster of two nodes and an
# object store: they have a target of their own.
test-cluster: $(VENV)/.installed-dev
	$(BIN)/python -m pip install --quiet --editable '.[dev,ray]' 'moto[server]>=5'
	$(BIN)/pytest tests/batch/test_cluster.py tests/batch/test_remote.py

check: lint test

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/.installed-dev: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@ $(VENV)/.installed

# The page tests drive Debian's chromium; without it they are skipped, and say so.
browser:
	@command -v chromium >/dev/null || { command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] \
	  && apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; } \
	  || echo "No chromium: the page tests will be skipped (apt-get install chromium)"

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
