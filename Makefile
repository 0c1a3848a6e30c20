# Everything a developer does, by name. Each target installs what it needs, asks nothing and may be repeated.

BIN := .venv/bin
PIP := $(BIN)/pip install -qq --no-input --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: run test check lint audit fmt prove translations screenshots bench clean help

run: export FACTCHECK_DEVELOPMENT ?= yes
ifdef PORT
run: export FACTCHECK_SITE_URL ?= http://127.0.0.1:$(PORT)
endif
ifdef DATA
run: export FACTCHECK_DATA = $(DATA)
endif
run: .venv/run.stamp  ## Serve factcheck with its demo (PORT=8001 DATA=var2: elsewhere); prints address and sign-ins
	@$(BIN)/factcheck init
	@$(BIN)/factcheck demo
	@exec $(BIN)/factcheck serve $(if $(PORT),--port $(PORT))

test: lint  ## Run every check and every test, on SQLite, PostgreSQL and in Chromium
	@scripts/install-test-tools
	$(BIN)/pytest -n 2 --dist worksteal --reruns 2

check: lint  ## Run what is fast: the linters, the types, the floors, and the unit tests of the lower floors
	$(BIN)/pytest -n 2 --dist worksteal -q -m "not postgresql" tests/text tests/schemas tests/test_policy.py tests/test_settings.py

lint: .venv/dev.stamp
	$(BIN)/ruff check --quiet
	$(BIN)/ruff format --check --quiet
	$(BIN)/mypy --no-error-summary
	$(BIN)/lint-imports --no-logo

audit: .venv/run.stamp  ## Ask the advisory databases about every locked package
	$(PIP) --target .venv/audit pip-audit==2.10.1
	PYTHONPATH=.venv/audit $(BIN)/python -m pip_audit --disable-pip --require-hashes -r requirements.lock

fmt: .venv/dev.stamp  ## Format the code and mend what can be mended
	$(BIN)/ruff check --fix --exit-zero
	$(BIN)/ruff format

prove: .venv/dev.stamp  ## Kill servers, databases and workers while people work, give the splitter a million odd texts (two hours)
	@scripts/install-test-tools
	$(BIN)/python -m tests.proof.crash --kills 200
	$(BIN)/python -m tests.proof.crash --kills 200 --postgresql
	$(BIN)/python -m tests.proof.cluster
	$(BIN)/python -m tests.proof.faults
	$(BIN)/python -m tests.proof.regexes
	$(BIN)/python -m tests.proof.fuzz --inputs 1000000

translations: .venv/dev.stamp  ## Bring the catalogues up to date with what pages and messages say
	@$(BIN)/python -m scripts.translations

screenshots: .venv/dev.stamp  ## Take the README's pictures of the demo anew
	@scripts/install-test-tools
	$(BIN)/python -m scripts.screenshots

bench: .venv/dev.stamp  ## Measure (LINES="search match" SIZE=10000: less); the first time a million claims are made
	@scripts/install-test-tools
	$(BIN)/python -m bench $(LINES) $(if $(SIZE),--size $(SIZE))
ifndef LINES
	$(BIN)/python -m bench.desk
	$(BIN)/python -m bench.splitting
endif

clean:  ## Remove what was installed and built; the database in var/ stays
	rm -rf .venv build dist screenshots *.egg-info .*_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

help:  ## Show this
	@sed -nE 's/^([a-z]+):.*## (.*)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 14

# Stamps: installed once, and again when what they depend on has changed.
.venv/run.stamp: requirements.lock pyproject.toml
	@scripts/make-venv
	@echo "Installing requirements.lock into .venv …"
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-deps -e .
	@touch $@

.venv/dev.stamp: .venv/run.stamp requirements-dev.lock
	@echo "Installing requirements-dev.lock into .venv …"
	@$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@
