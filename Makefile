# The habits of the project. `make serve` and `make test` are all a newcomer needs.

PYTHON ?= python3
BIN = .venv/bin
BIN1 = .venv-1.0/bin
DB ?= quotes.db
PORT ?= 8001
# Shows what it fetches; what decides by itself wants no more than errors.
PIP = -m pip install --disable-pip-version-check $(if $(CI),--quiet)

.PHONY: serve test test-1.0 check format bench bench-quick bench-scale build audit crash fuzz fuzz-round screenshots lock clean

serve: .venv/serve $(DB)
	$(BIN)/quotes serve --db $(DB) --port $(PORT)

# Built from the bundled examples the first time; afterwards it is yours to add to.
$(DB): | .venv/serve
	$(BIN)/quotes add --db $(DB) examples/town-hall/transcript.txt examples/town-hall/captions.vtt examples/town-hall/*.html examples/sayings.json
	$(BIN)/quotes doctor --db $(DB)

# All cores; one that is done early takes over tests of another.
PYTEST = -m pytest -n auto --dist worksteal

test: .venv/test test-1.0
	$(BIN)/python $(PYTEST)

# The site's tests once more, on the coming major version of Datasette.
test-1.0: .venv-1.0/test
	$(BIN1)/python $(PYTEST) tests/web

check: .venv/test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(MAKE) test

format: .venv/test
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Every benchmark beside its peers, into docs/benchmarks.md; `make bench NAMES="pages linking"` or `make bench-pages` runs some.
bench: .venv/bench
	$(BIN)/python -m bench $(NAMES)

# Small parts of the data, in under two minutes; records nothing.
bench-quick: .venv/bench
	$(BIN)/python -m bench --quick $(NAMES)

ROWS ?= 100000 300000 1000000
# What size costs, into docs/scale.md; ten million rows take an hour and thirty gigabytes of disk.
bench-scale: .venv/bench
	$(BIN)/python -m bench.scale $(ROWS)

bench-%: .venv/bench
	$(BIN)/python -m bench $*

# A wheel and an sdist, the same bytes wherever they are built, and what they bring along (CycloneDX).
build: .venv/bench
	$(BIN)/python -m hatchling build -d dist
	$(BIN)/cyclonedx-py requirements locks/serve.txt --pyproject pyproject.toml --output-reproducible --of JSON -o dist/sbom.cdx.json
	cd dist && sha256sum *.whl *.tar.gz sbom.cdx.json > SHA256SUMS

# Advisories against the locked packages; needs a network that reaches an advisory source.
audit: .venv/bench
	$(BIN)/pip-audit --strict --disable-pip --require-hashes -r locks/serve.txt

SECONDS ?= 60
# Every parser, and folding, aligning, extracting, verifying: SECONDS each. `make fuzz-round MINUTES=600` goes round them evenly.
fuzz: .venv/bench
	$(BIN)/python -m bench.fuzz --seconds $(SECONDS)

MINUTES ?= 60
fuzz-round: .venv/bench
	$(BIN)/python -m bench.fuzz --minutes $(MINUTES)

# Two hundred and some commands killed at seeded points and run again.
crash: .venv/test
	CRASH_SEEDS=29 $(BIN)/python -m pytest tests/keeping/test_crash.py

screenshots: .venv/test
	$(BIN)/python -m bench.screenshots

# The lock files hold hashes and no addresses. `make lock` needs uv.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --constraint locks/datasette-0.65.in -o locks/serve.txt pyproject.toml
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --constraint locks/datasette-0.65.in --extra test -o locks/test.txt pyproject.toml
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --constraint locks/datasette-0.65.in --extra test --extra bench --extra fuzz --extra audit -o locks/bench.txt pyproject.toml
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --prerelease if-necessary-or-explicit --constraint locks/datasette-1.0.in --extra test -o locks/test-1.0.txt pyproject.toml

.venv/serve: locks/serve.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python $(PIP) --require-hashes -r locks/serve.txt
	$(BIN)/python $(PIP) --no-deps -e .
	touch $@

.venv/test: locks/test.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python $(PIP) --require-hashes -r locks/test.txt
	$(BIN)/python $(PIP) --no-deps -e .
	touch $@ .venv/serve

# The benchmarks' peers are not among what the tests need.
.venv/bench: locks/bench.txt pyproject.toml .venv/test
	$(BIN)/python $(PIP) --require-hashes -r locks/bench.txt
	touch $@

.venv-1.0/test: locks/test-1.0.txt pyproject.toml
	test -x $(BIN1)/python || $(PYTHON) -m venv .venv-1.0
	$(BIN1)/python $(PIP) --require-hashes -r locks/test-1.0.txt
	$(BIN1)/python $(PIP) --no-deps -e .
	touch $@

clean:
	rm -rf .venv .venv-1.0 .bench .mypy_cache .ruff_cache .pytest_cache .hypothesis *.egg-info build
