# Lapak. `make demo` and `make test` each do all their own set-up, on a bare Debian too.
# ARGS are handed on: make test ARGS="tests/pos/till -x", make demo ARGS="--out build/day".

PYTHON ?= python3
ARGS ?=
# A file stays with one worker, so that what its tests share is made once. Three for two cores: a third of the time tests
# wait for windows, printers and disks. Empty for one process.
WORKERS ?= -n 3 --dist loadfile

UV_VERSION := 0.13.9
UV := .tools/bin/uv
BIN := .venv/bin
BENCH := .venv-bench/bin
COMPILE = -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header $(UPGRADE)
CATALOGUE := resources/locale/id/LC_MESSAGES/lapak

# The system's Python is the one used: nothing is downloaded that pip and the package index do not hold.
export UV_PYTHON_DOWNLOADS := never
# uv then trusts what the system trusts, a company's own certificate too.
export UV_SYSTEM_CERTS := 1
export UV_HTTP_TIMEOUT ?= 180
# uv reads none of pip's settings; where pip is told another index, uv shall ask the same one.
pip_index = $${PIP_INDEX_URL:-$$($(PYTHON) -m pip config get global.index-url 2>/dev/null || true)}
same_index = index="$(pip_index)"; if [ -n "$$index" ]; then export UV_DEFAULT_INDEX="$${UV_DEFAULT_INDEX:-$$index}"; fi

.NOTPARALLEL:
.DELETE_ON_ERROR:
.PHONY: help setup demo test check bench soak screenshots deps libraries lock words clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

setup: .venv/.ready ## the environment in .venv, from requirements.lock

demo: libraries .venv/.ready ## a gallery day in the window; without a display, played offscreen into build/demo
	@$(BIN)/lapak demo $(ARGS)

test: deps .venv/.ready check ## every check, then every test
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest $(WORKERS) $(ARGS)

check: .venv/.ready ## style, format, types, who may import whom
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: libraries .venv/.ready .venv-bench/.ready ## real baskets and measured rates, beside their targets
	@QT_QPA_PLATFORM=offscreen $(BENCH)/python -m bench $(ARGS)

soak: deps .venv/.ready ## kills, failing disks, flipped bits and lost files, by the hundred; ARGS="--only kills --seed 7"
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m soak $(ARGS)

screenshots: libraries .venv/.ready ## pictures of every screen, into build/screenshots
	@$(BIN)/lapak demo --headless --out build/screenshots $(ARGS)

deps: ## the system libraries: installs them as root, otherwise prints the line that does
	@$(PYTHON) deps.py test

libraries:
	@$(PYTHON) deps.py demo

lock: $(UV) ## pin every version again; UPGRADE=--upgrade takes the newest
	@$(same_index); $(UV) pip compile $(COMPILE) --group dev --extra camera -o requirements.lock pyproject.toml
	@$(same_index); $(UV) pip compile $(COMPILE) --group bench -o requirements-bench.lock

words: .venv/.ready ## gather the texts into the Indonesian catalogue and compile it
	@mkdir -p build
	@$(BIN)/pybabel -q extract --no-location --sort-output --width=120 \
		-k N_ -k translate -k translate_plural:1,2 -o build/lapak.pot pos ui
	@$(BIN)/pybabel -q update --ignore-obsolete --no-fuzzy-matching --ignore-pot-creation-date --width=120 \
		-l id -i build/lapak.pot -o $(CATALOGUE).po
	@$(BIN)/pybabel -q compile --statistics -l id -i $(CATALOGUE).po -o $(CATALOGUE).mo

clean: ## everything that was made
	rm -rf .venv .venv-bench .tools build dist

$(UV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Lapak needs Python 3.11 or newer: make PYTHON=...")'
	@$(PYTHON) -m pip install -q --disable-pip-version-check --root-user-action=ignore --target .tools uv==$(UV_VERSION)

.venv/.ready: requirements.lock pyproject.toml $(UV)
	@test -x $(BIN)/python || $(UV) venv -q --clear --python "$$(command -v $(PYTHON))" .venv
	@$(same_index); $(UV) pip install -q --python $(BIN)/python --require-hashes -r requirements.lock
	@$(UV) pip install -q --python $(BIN)/python --no-deps --no-build-isolation -e .
	@touch $@

.venv-bench/.ready: requirements-bench.lock pyproject.toml $(UV)
	@test -x $(BENCH)/python || $(UV) venv -q --clear --python "$$(command -v $(PYTHON))" .venv-bench
	@$(same_index); $(UV) pip install -q --python $(BENCH)/python --require-hashes -r requirements-bench.lock
	@touch $@
