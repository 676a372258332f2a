# make run 和 make test 会自己把环境准备好；其余的也是。
PYTHON ?= python3
BIN := .venv/bin
export PYTHONUTF8 = 1

.PHONY: run test test-newest lint bench recall faults pictures package clean

run: .venv/ready
	@sh scripts/sample.sh

test: .venv/ready
	@$(BIN)/python -m pytest -n auto

# The newest release of everything instead of the locked one: tells early what an update will break.
test-newest: .venv/ready
	@$(PYTHON) -m venv build/newest
	@PYTHONWARNINGS=ignore build/newest/bin/python -m pip install --quiet --upgrade -e '.[dev]'
	@build/newest/bin/python -m pytest -n auto

lint: .venv/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/ready
	@$(BIN)/python -m benchmarks.run

# What of the corpus of cases each rule finds, what it says that it should not, and which single faults are found.
recall: .venv/ready
	@$(BIN)/python -m tests.checks.recall
	@$(BIN)/python -m tests.checks.mutation.program

faults: .venv/ready
	@PERFDESK_KILLS=50 $(BIN)/python -m pytest tests/faults

# Every picture of README and manual, drawn anew by the program itself; needs no screen.
pictures: .venv/ready
	@$(BIN)/python scripts/pictures.py

# dist/perfdesk: the program in one folder, for computers without Python.
package: .venv/ready
	@sh packaging/build.sh

clean:
	rm -rf .venv build dist *.egg-info

.venv/ready: pyproject.toml constraints.txt scripts/setup.sh
	@PYTHON=$(PYTHON) sh scripts/setup.sh
