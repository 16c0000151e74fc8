# Two commands: `make serve` and `make test`. Both set up what they need.
PORT ?= 8000
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python

.PHONY: serve test lint load check benchmark lighthouse messages lock clean

# The environment is made anew when the pinned requirements change.
$(VENV)/.serve: requirements.txt
	@test -x $(RUN) || $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed.")'
	@test -x $(RUN) || $(PYTHON) -m venv $(VENV)
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.test: requirements-dev.txt
	@test -x $(RUN) || $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed.")'
	@test -x $(RUN) || $(PYTHON) -m venv $(VENV)
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@ $(VENV)/.serve

# A key of this machine's own; a deployer sets SECRET_KEY instead.
.secret-key:
	@$(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(50))' > $@
	@chmod 600 $@

serve: $(VENV)/.serve .secret-key
	@SECRET_KEY="$${SECRET_KEY:-$$(cat .secret-key)}" HASHED_STATIC_FILES=true PORT=$(PORT) sh -e -c '\
	  $(RUN) manage.py migrate --verbosity 0; \
	  $(RUN) manage.py load_content --if-empty; \
	  $(RUN) manage.py store_profiles; \
	  $(RUN) manage.py collectstatic --noinput --verbosity 0; \
	  echo "Back Pain Options is at http://127.0.0.1:$(PORT)/  (Ctrl+C stops it)"; \
	  exec $(VENV)/bin/gunicorn backpain.wsgi --config backpain/gunicorn_conf.py --bind 127.0.0.1:$(PORT)'

test: $(VENV)/.test
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	@export SECRET_KEY=a-key-for-checks-only-0123456789-abcdefghij-klmnopqrstuvwxyz; \
	  $(RUN) manage.py makemigrations --check --dry-run && \
	  HTTPS=true $(RUN) manage.py check --deploy --fail-level WARNING
	$(RUN) -m pytest -n auto --maxprocesses 4 --dist worksteal $(PYTEST)

# Show what loading the fixtures would change, field by field, and write nothing.
check: $(VENV)/.serve .secret-key
	@SECRET_KEY="$$(cat .secret-key)" $(RUN) manage.py load_content --check

load: $(VENV)/.serve .secret-key
	@SECRET_KEY="$$(cat .secret-key)" $(RUN) manage.py load_content

benchmark: $(VENV)/.serve
	$(RUN) benchmarks/pages.py

# Needs Node: `lighthouse` or `npx` on the PATH.
lighthouse: $(VENV)/.serve
	$(RUN) benchmarks/lighthouse.py

# Collect the words of code and templates into locale/, and compile them (needs GNU gettext).
messages: $(VENV)/.serve
	@command -v xgettext >/dev/null && command -v msgfmt >/dev/null || { echo "GNU gettext is needed: apt-get install gettext, or brew install gettext."; exit 1; }
	@SECRET_KEY=not-used $(RUN) manage.py makemessages --all --no-wrap --no-obsolete --add-location file --ignore build --ignore tests --ignore staticfiles
	@SECRET_KEY=not-used $(RUN) manage.py compilemessages --ignore $(VENV)

# Pin every dependency with its hashes and without any index address (needs uv).
lock:
	uv lock --quiet
	uv export --quiet --frozen --no-emit-project --no-annotate --no-header --format requirements-txt --output-file requirements.txt
	uv export --quiet --frozen --extra dev --no-emit-project --no-annotate --no-header --format requirements-txt --output-file requirements-dev.txt
	rm -f uv.lock

clean:
	rm -rf $(VENV) staticfiles build .pytest_cache .ruff_cache .hypothesis
