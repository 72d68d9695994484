# make setup      .venv with the pins, and dbt's first look at the project
# make run        everything on raw/, from saved pages to the published warehouse
# make test       all tests but the slow ones and those of BI tools
# make test-slow  the fuzzer, pages of absurd size, warehouses of a hundred to a hundred thousand reports: an hour and more, 60 GB of disk
# make test-bi    BI tools for real: Superset in a browser, SQLAlchemy, ADBC, Harlequin, Excel files …
# make superset   Superset with the dashboard, on loopback
# make ui         the Dagster UI on loopback
# make docs       dbt's pages of the tables and their lineage, in one HTML file; after make run
# make lint       ruff and mypy

.DEFAULT_GOAL := run
.PHONY: setup run test test-slow test-bi superset ui docs lint

PYTHON ?= python3
VENV := .venv
BIN := $(if $(filter Windows_NT,$(OS)),$(VENV)/Scripts,$(VENV)/bin)
STAMP := $(VENV)/.installed
BI := .venv-bi
SUPERSET := .venv-superset
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
	@$(BIN)/python -m pipeline.dbt_manifest >/dev/null
	@touch $@

run: setup
	$(BIN)/zhibiao run

test: setup
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

test-slow: setup
	$(BIN)/python -m pytest -m slow -n auto

# Python names the folder of programs as the one of .venv: bin, or Scripts on Windows.
test-bi: setup $(BI)/.installed $(SUPERSET)/.installed
	$(subst $(VENV),$(BI),$(BIN))/python -m pytest tests/bi

superset: $(SUPERSET)/.installed
	$(subst $(VENV),$(SUPERSET),$(BIN))/python -m bi.superset.serve

# Two environments of their own: Superset and the clients of docs/bi/ want other versions than the pipeline, and each other.
$(BI)/.installed: bi/clients/requirements.txt bi/clients/constraints.txt
	$(call install,$(BI),-c bi/clients/constraints.txt -r bi/clients/requirements.txt)
	$(call install,$(BI),--target $(BI)/oldest duckdb==1.2.2)
	@touch $@

$(SUPERSET)/.installed: bi/superset/requirements.txt bi/superset/constraints.txt
	$(call install,$(SUPERSET),-c bi/superset/constraints.txt -r bi/superset/requirements.txt)
	@touch $@

define install
@test -d $(1) || $(PYTHON) -m venv $(1)
$(subst $(VENV),$(1),$(BIN))/python -m pip install --quiet --disable-pip-version-check $(2) || \
	{ echo "The tools for $(1) could not be installed: is the package registry reachable?" >&2; exit 1; }
endef

ui: setup
	$(BIN)/python -m pipeline.home
	$(BIN)/dagster dev --host 127.0.0.1 --port 3000

docs: setup
	$(BIN)/zhibiao-dbt docs generate --static --target-path $(CURDIR)/warehouse/build/docs --log-path $(CURDIR)/warehouse/build/docs
	@echo "open warehouse/build/docs/static_index.html"

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
