# What to do with Waymark: `make demo` shows it at work, `make help` lists the rest.
SHELL := /bin/sh
SCRATCH ?= .build
PREFIX ?= /usr/local
PROGRAM := $(SCRATCH)/release/waymark
SHIPPED := taxonomies synonyms models
LISTS := $(addprefix taxonomies/,service-types.csv functions.csv needs.csv circumstances.csv \
  life-events.csv links.csv) synonyms/keywords.csv

.PHONY: help demo test release install lint bench fuzz model check sqlite clean

help: ## List what can be made.
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 18

demo: release ## Build it, and tag five descriptions on screen.
	@Scripts/demo $(PROGRAM)

test: sqlite ## Run all tests and say how many there were.
	@Scripts/test $(SCRATCH)-tests

release: sqlite ## Build the program.
	swift build --configuration release --static-swift-stdlib --product waymark \
	  --scratch-path $(SCRATCH)

install: release ## Install the program and its lists under PREFIX (/usr/local).
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/waymark
	install -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/waymark
	for folder in $(SHIPPED); do \
	  [ ! -d $$folder ] || cp -R $$folder $(DESTDIR)$(PREFIX)/share/waymark/; done

lint: ## Check the format of the sources.
	swift format lint --recursive --parallel --strict Sources Tests Fuzz Package.swift

check: release ## Check the lists that ship with the program.
	$(PROGRAM) check $(LISTS)

bench: release ## Measure it on ../shared/data, beside its peers (BENCH="--quick --only start").
	@WAYMARK_PROGRAM="$(abspath $(PROGRAM))" Benchmarks/bench $(BENCH)

fuzz: sqlite ## Feed bytes at random to each reader and the engine, SECONDS (60) each.
	@SECONDS_EACH=$(or $(SECONDS),60) Fuzz/run

model: release ## Build models/starter from models/examples.ndjson.
	$(PROGRAM) model build models/examples.ndjson --weights models/weights.tsv \
	  --output models/starter

sqlite:
	@Scripts/need-sqlite

clean: ## Remove what was built.
	rm -rf $(SCRATCH) $(SCRATCH)-tests
