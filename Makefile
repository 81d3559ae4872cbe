# Every target does its own set-up. Python 3.11 or later, git and make are all it takes.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
FILES := $(VENV)/.files

.PHONY: help serve site bundle check files test lint bench bench-search clean

help:
	@echo "make serve   build the site and serve it at http://127.0.0.1:8000/; what is saved is shown (PORT=8001)"
	@echo "make site    build the site into site/, with EPUB and DOCX of every text"
	@echo "make bundle  the site, and in dist/ one zip of it that opens from disk"
	@echo "make check   read the corpus and show every problem"
	@echo "make files   install what reads .docx and .pdf, for new documents"
	@echo "make test    lint, types and all tests"
	@echo "make bench-search   what a search costs as the corpus grows"
	@echo "make bench   time whole builds beside other generators on the same texts"

$(READY): requirements.lock
	@$(PYTHON) -c 'import build_scripts'  # says so where it is too old
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	touch $@

$(FILES): $(READY) requirements-files.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-files.lock
	touch $@

files: $(FILES)

site: $(READY)
	$(BIN)/python -m build_scripts build --books

serve: $(READY)
	$(BIN)/python -m build_scripts serve --port $(PORT)

bundle: $(READY)
	$(BIN)/python -m build_scripts bundle --books

check: $(READY)
	$(BIN)/python -m build_scripts check

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/oxlint docs
	$(BIN)/oxfmt --check 'docs/**/*.js' 'docs/**/*.css'

test: $(FILES) lint
	$(BIN)/python tests/browser/install.py
	$(BIN)/pytest --numprocesses auto --dist worksteal

bench: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.lock
	$(BIN)/python -m tests.bench

bench-search: $(READY)
	$(BIN)/python -m tests.bench_search

clean:
	rm -rf site .build dist
