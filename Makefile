# The Metalworkers' Archive. `make` builds it, `make help` says what else there is.

VENV   ?= .venv
HTML   ?= _build/html
TREES  ?= _build/doctrees
PORT   ?= 8000
STRICT ?=
# Python keeps what it has compiled, whatever the machine says: each of many processes starts in a third of the time.
export PYTHONDONTWRITEBYTECODE :=

# On Read the Docs the environment is there already, and every warning is an error.
ifeq ($(READTHEDOCS),True)
PY := python
READY :=
READY_DEV :=
READY_APART :=
READY_NPM :=
STRICT := -W --keep-going
else
PY := $(VENV)/bin/python
READY := $(VENV)/.ready
READY_DEV := $(VENV)/.ready-dev
READY_APART := $(VENV)/apart/.ready
READY_NPM := $(VENV)/npm/.ready
endif
READY_FORM := $(VENV)/form/.ready
# schema.org's vocabulary as types, the compiler that checks them, and what completes YAML in editors.
NPM_PACKAGES := schema-dts@2.1.0 typescript@7.0.2 yaml-language-server@2.0.0
# What the web form is made of; Read the Docs takes it too.
FORM_PACKAGES := @sveltia/cms@0.221.1 yaml@2.9.1
# Where the form saves what an editor wrote.
REPOSITORY ?= $(or $(READTHEDOCS_GIT_CLONE_URL),$(shell git remote get-url origin 2>/dev/null))
# The date of the newest change, which books bear: a build never looks at the clock.
EPOCH  := $(or $(SOURCE_DATE_EPOCH),$(shell git log -1 --format=%ct -- docs 2>/dev/null))
SPHINX := $(if $(EPOCH),SOURCE_DATE_EPOCH=$(EPOCH)) $(PY) -m sphinx -d $(TREES) -j auto $(STRICT)

.DEFAULT_GOAL := all
.PHONY: all help html pdf epub strict check fix hook unhook sheet new rename retire merge admin schemas links serve live lint format test release conformance requirements readthedocs system clip benchmarks clean

all: html pdf epub  ## build everything: the site with its search, the PDFs and the e-books
	@echo
	@echo "Site:  $(HTML)/index.html    (make serve opens it)"
	@echo "Books: $(HTML)/*.pdf and *.epub; a PDF of each record beside its page"

help:  ## say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

html: $(READY)  ## build the site with its search
	$(SPHINX) -b html docs $(HTML)

pdf: $(READY)  ## print the archive, its series and its records as PDFs beside the site's pages
	$(SPHINX) -b archive-pdf docs $(HTML)

epub: $(READY)  ## make e-books of the archive and of its series
	$(SPHINX) -b archive-epub docs $(HTML)

strict: $(READY)  ## build everything from nothing; every warning is an error
	rm -rf _build/strict
	$(MAKE) all HTML=_build/strict/html TREES=_build/strict/doctrees STRICT="-W --keep-going"

check: $(READY)  ## check the pages in under a second, without building
	@$(PY) -m sphinx_archive check $(if $(FORMAT),--format $(FORMAT),--keep-keys)

fix: $(READY)  ## put right what has one right form: dates, codes, names of records, the order of fields; says what it did
	@$(PY) -m sphinx_archive check --fix

hook: $(READY)  ## let Git check the pages of each commit before it is made
	@sh tools/hook.sh on

unhook:  ## let Git check them no longer
	@sh tools/hook.sh off

admin: $(READY) $(READY_FORM)  ## put the web form for editors beside the site, in admin/
	$(PY) -m sphinx_archive admin $(HTML)/admin --modules $(VENV)/form/node_modules --repository "$(REPOSITORY)"

schemas: $(READY)  ## write the JSON Schema of front matter to _build/ and the snippets of VS Code
	$(PY) -m sphinx_archive schema --out _build/front-matter.schema.json --snippets .vscode/archive.code-snippets

# What an editor types reaches the command to the letter, whatever it holds.
new rename retire merge: override export KIND := $(value KIND)
new rename retire merge: override export TITLE := $(value TITLE)
new rename retire merge: override export KEY := $(value KEY)
new rename retire merge: override export TO := $(value TO)
new rename retire merge: override export WHY := $(value WHY)
new rename retire merge: override export UNLINK := $(value UNLINK)

new: $(READY)  ## begin a page: make new KIND=news TITLE="An Hour for Lunch" (and KEY=lunch-1911, if it shall be that)
	@$(PY) -m sphinx_archive new $${KEY:+--key "$$KEY"} -- "$$KIND" "$$TITLE"

rename: $(READY)  ## give a record another key, on all pages: make rename KEY=lunch TO=lunch-1911
	@$(PY) -m sphinx_archive rename -- "$$KEY" "$$TO"

retire: $(READY)  ## take a record away and say why at its address: make retire KEY=lunch WHY="Told twice."
	@$(PY) -m sphinx_archive retire --why="$$WHY" $${UNLINK:+--unlink} -- "$$KEY"

merge: $(READY)  ## make one record of two: make merge KEY=lunch TO=lunch-1911, which stays
	@$(PY) -m sphinx_archive merge -- "$$KEY" "$$TO"

sheet: $(READY)  ## write the records into archive.xlsx, to edit in a spreadsheet
	@$(PY) -m sphinx_archive sheet export --into archive.xlsx

links: $(READY)  ## try every address on the web and keep what answered in docs/data/links.csv; needs a network
	-$(SPHINX) -q -b linkcheck -D linkcheck_anchors=0 -D linkcheck_timeout=20 docs _build/links
	$(PY) -m sphinx_archive links _build/links/output.json

serve: html  ## open the site on a local server
	@echo "http://localhost:$(PORT)/ (stop with Ctrl+C)"
	@$(PY) -m http.server $(PORT) --bind 127.0.0.1 --directory $(HTML)

live: $(READY)  ## open the page that is being edited and follow every save; PAGE=docs/campaigns/x.md opens that one
	@$(PY) -m sphinx_archive live --port $(PORT) $(PAGE)

lint: $(READY_DEV)  ## look for mistakes in the code; changes nothing
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports --no-cache
	$(VENV)/bin/check-jsonschema -qq --builtin-schema vendor.readthedocs .readthedocs.yaml
	$(VENV)/bin/check-jsonschema -qq --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(VENV)/bin/check-jsonschema -qq --builtin-schema vendor.github-issue-forms .github/ISSUE_TEMPLATE/correction.yml
	$(VENV)/bin/check-jsonschema -qq --builtin-schema vendor.github-issue-config .github/ISSUE_TEMPLATE/config.yml
	$(VENV)/bin/check-jsonschema -qq --builtin-schema vendor.gitlab-ci --data-transform gitlab-ci .gitlab-ci.yml .gitlab/pages.yml

format: $(READY_DEV)  ## put the code into its usual form
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .

test: $(READY_DEV) $(READY_APART) $(READY_NPM) $(READY_FORM) system  ## run every test
	$(PY) -m pytest -n auto --dist loadfile

release: $(READY_DEV) all  ## put source and site into a bag that can be kept anywhere, and check it
	$(PY) -m sphinx_archive release $(HTML)
	for bag in _build/release/*/; do $(PY) -m bagit --validate --quiet "$$bag" || exit 1; done

conformance: $(READY_DEV) $(READY_APART) $(READY_NPM) system all  ## hold every export against its standard and write docs/data/conformance.csv
	$(PY) -m tests.conformance $(HTML)

readthedocs: $(READY_DEV)  ## do what Read the Docs will do, in a fresh environment
	$(PY) tools/readthedocs.py

clip: $(READY_DEV)  ## make the archive's own film again
	$(PY) films/make_clip.py

benchmarks: $(READY_DEV) system html  ## measure, about ten minutes; see benchmarks/README.md
	$(PY) benchmarks/build_cost.py
	$(PY) benchmarks/commands.py --times 3
	$(PY) benchmarks/dates.py
	$(PY) benchmarks/first_search.py $(HTML) foxconn
	$(PY) benchmarks/search_quality/measure.py $(HTML)

requirements: $(READY_DEV)  ## pin the newest versions that pyproject.toml allows
	$(VENV)/bin/uv pip compile -q --upgrade --universal --python-version 3.11 pyproject.toml -o requirements.txt
	$(VENV)/bin/uv pip compile -q --upgrade --universal --python-version 3.11 --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt
	$(VENV)/bin/uv pip compile -q --upgrade --universal --python-version 3.11 --group apart -o requirements-apart.txt

clean:  ## delete what was built
	rm -rf _build

system:  # browser, Java, Node.js, npm, Poppler and qpdf for the tests: installed where that is possible, else named
	@sh tools/system.sh chromium:chromium javac:default-jdk-headless node:nodejs npm:npm pdftotext:poppler-utils qpdf:qpdf
	@sh tools/system.sh chromium-headless-shell:chromium-headless-shell \
	  || echo "They pass without it too: Chromium itself does the same, and takes a minute more."

# Validators that want other versions of what the tests themselves need.
$(VENV)/apart/.ready: requirements-apart.txt | $(VENV)/bin/python
	@echo "Installing the validators that stand apart ..."
	@if command -v uv >/dev/null; then \
	  uv venv -q --allow-existing --python $(PY) $(VENV)/apart && uv pip install -q --python $(VENV)/apart/bin/python -r $<; \
	else \
	  $(PY) -m venv $(VENV)/apart && $(VENV)/apart/bin/python -m pip install -q --disable-pip-version-check -r $<; \
	fi
	@touch $@

$(VENV)/bin/python:
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed."; exit 1; }
	@if command -v uv >/dev/null; then uv venv -q $(VENV); else python3 -m venv $(VENV); fi \
	  || { echo "python3 cannot make an environment: install python3-venv, or uv."; exit 1; }

$(VENV)/.ready: requirements.txt | $(VENV)/bin/python
	@echo "Installing what the archive is built with ..." >&2
	@if command -v uv >/dev/null; then uv pip install -q --python $(PY) -r $<; else $(PY) -m pip install -q --disable-pip-version-check -r $<; fi
	@touch $@

$(VENV)/.ready-dev: requirements-dev.txt $(VENV)/.ready
	@echo "Installing what it is tested with ..."
	@if command -v uv >/dev/null; then uv pip install -q --python $(PY) -r $<; else $(PY) -m pip install -q --disable-pip-version-check -r $<; fi
	@touch $@

# npm comes with the system's parts.
$(VENV)/npm/.ready: Makefile | system $(VENV)/bin/python
	@echo "Installing the vocabulary of schema.org ..."
	@mkdir -p $(@D)
	@npm install --prefix $(@D) --no-audit --no-fund --ignore-scripts --loglevel=error $(NPM_PACKAGES) >/dev/null
	@touch $@

# Where npm is missing it says so; only the form needs it.
$(VENV)/form/.ready: Makefile
	@command -v npm >/dev/null || { echo "The web form is made of packages that npm fetches: install Node.js with npm."; exit 1; }
	@echo "Installing the web form ..."
	@mkdir -p $(@D)
	@npm install --prefix $(@D) --no-audit --no-fund --ignore-scripts --loglevel=error $(FORM_PACKAGES) >/dev/null
	@touch $@
