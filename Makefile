# make run   sets everything up and opens the window; without a screen it recognizes the sample pictures here
# make test  sets everything up and passes all checks: format, lint, types, import contracts, tests
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python

.PHONY: run test setup checks screenshots clean

run: $(VENV)/.run-ready
	@.ci/system-packages window
	@if why=$$($(PY) main.py --check-display 2>&1); then exec $(PY) main.py; \
	else echo "$$why"; echo "Recognizing the sample pictures in the terminal instead:"; exec $(PY) main.py recognize; fi

test: $(VENV)/.test-ready
	@.ci/system-packages tests
	@$(PY) tests/checks.py

setup: $(VENV)/.test-ready

$(PY):
	@.ci/system-packages python
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run-ready: pyproject.toml constraints.txt | $(PY)
	$(PY) -m pip install --quiet --disable-pip-version-check -c constraints.txt .
	@touch $@

$(VENV)/.test-ready: pyproject.toml constraints.txt | $(PY)
	$(PY) -m pip install --quiet --disable-pip-version-check -c constraints.txt ".[dev]"
	@touch $@ $(VENV)/.run-ready

# the README's pictures, light and dark
screenshots: $(VENV)/.test-ready
	@.ci/system-packages tests
	$(PY) docs/make_screenshots.py

clean:
	rm -rf $(VENV) build *.egg-info .pytest_cache .ruff_cache .import_linter_cache
