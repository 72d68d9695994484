# make setup   .venv with the pins, nothing else
# make run     everything on raw/, from saved pages to the published warehouse
# make test    all tests but the slow ones
# make test-slow  the fuzzer, pages of absurd size, a warehouse of ten thousand reports: some minutes each
# make ui      the Dagster UI on loopback
# make docs    dbt's pages of the tables and their lineage, in one HTML file; after make run
# make lint    ruff and mypy

.DEFAULT_GOAL := run
.PHONY: setup run test test-slow ui docs lint

PYTHON ?= python3
VENV := .venv
BIN := $(if $(filter Windows_NT,$(OS)),$(VENV)/Scripts,$(VENV)/bin)
STAMP := $(VENV)/.installed
export DAGSTER_HOME := $(CURDIR)/.dagster
export DAGSTER_DISABLE_TELEMETRY := 1
export DBT_SEND_ANONYMOUS_USAGE_STATS := false
export PYTHONUTF8 := 1

setup: $(STAMP)

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Zhibiao needs Python 3.11 or later: make PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[xlsx]" --group dev
	@touch $@

run: setup
	$(BIN)/zhibiao run

test: setup
	$(BIN)/python -m pytest -n auto --dist loadfile

test-slow: setup
	$(BIN)/python -m pytest -m slow -n auto

ui: setup
	$(BIN)/python -m pipeline.home
	$(BIN)/dagster dev --host 127.0.0.1 --port 3000

docs: setup
	ZHIBIAO_BUILD_DB=$(CURDIR)/warehouse/build/zhibiao.duckdb $(BIN)/dbt docs generate --static \
		--project-dir dbt_project --profiles-dir dbt_project --target-path ../warehouse/build/docs --log-path warehouse/build/docs
	@echo "open warehouse/build/docs/static_index.html"

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
