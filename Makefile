# The daily acts. `make` alone lists them.

SWIFT_FORMAT := swift format
SOURCES := Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources \
	Benchmarks/Tests Benchmarks/Micro/Package.swift Benchmarks/Micro/Benchmarks
# The sites that `make test` builds and lets the validators judge: the model agency.
SITES ?= .
# The day those sites are built for: what passes today passes next year.
export TODAY ?= 2026-11-30

RELEASE := .build/release/gazette
# One file that runs without Swift's libraries, starts in a third of the time and calls them directly.
STATIC := --static-swift-stdlib -Xswiftc -use-ld=lld
# The suites build thousands of sites, so they run optimised; a debug build takes four times as long for them.
COMPILE_TESTS := swift build --scratch-path .build-tests --configuration release --build-tests \
	-Xswiftc -enable-testing --explicit-target-dependency-import-check error
TESTED := .build-tests/release/gazette

# What `make bench` measures: pages of each corpus, rounds, and with LARGE=yes 100,000 pages too.
PAGES ?= 100,1000,10000
ROUNDS ?= 5
LARGE ?=
HUGO ?= hugo
# What `make bench-data` measures: the rows of its table; PYTHON is one that may have pandas and odfpy.
ROWS ?= 1000000
PYTHON ?= python3
# The pages that `make bench-check` judges.
CHECKED ?= 10000
# What `make bench-links` compares with; pip install linkchecker.
LINKCHECKER ?= linkchecker
# What `make bench-search` compares with; pip install 'pagefind[extended]'.
PAGEFIND ?= pagefind_extended
BENCH := swift build --package-path Benchmarks --configuration release
# Whether `make instructions` writes the figures that it counts.
RECORD ?=
# The generator of the corpora is compiled without optimisation: what it writes is the same.
define COUNT_INSTRUCTIONS
swift build --package-path Benchmarks --product bench
scripts/check-instructions $(TESTED) Benchmarks/.build/debug/bench $(if $(RECORD),--record)
endef

# Where `make install` puts the program; DESTDIR goes before it, for those who make packages.
PREFIX ?= /usr/local
export DESTDIR ?=

.DEFAULT_GOAL := help
.PHONY: help build debug site test validate selftest lint format golden clean dependencies
.PHONY: bench bench-data bench-links bench-search bench-check benchtest instructions micro
.PHONY: man install uninstall

help: ## List the verbs.
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1	\2/p' $(MAKEFILE_LIST) | expand -t 14

build: dependencies ## Compile the program for use: .build/release/gazette.
	swift build --configuration release --product gazette $(STATIC)

debug: dependencies ## Compile the program for development: .build/debug/gazette.
	swift build

site: build ## Install what is missing, compile, and publish the model site into public/.
	$(RELEASE) build .

man: build ## Write the manual pages into .build/man/.
	scripts/make-manual $(RELEASE) .build/man

# Not after `build`, so that nothing is compiled by root.
install: ## Install program, manual pages and completions below PREFIX=/usr/local; after make build.
	scripts/install-program $(RELEASE) $(PREFIX)

uninstall: ## Remove what `make install` has put there.
	scripts/install-program --remove $(PREFIX)

test: ## Install what is missing, then run all tests and judge the built sites in a browser.
	scripts/install-dependencies test
	$(COMPILE_TESTS)
	swift test --scratch-path .build-tests --configuration release --skip-build
	Tests/Validators/selftest
	Tests/Validators/preview $(TESTED)
	scripts/check-sites $(TESTED) $(SITES)
	$(COUNT_INSTRUCTIONS)

validate: debug ## Judge the built sites alone; SITES="…" names others.
	scripts/install-dependencies test
	scripts/check-sites .build/debug/gazette $(SITES)

selftest: ## Judge the validators: good and bad sites with known findings.
	scripts/install-dependencies test
	Tests/Validators/selftest

lint: dependencies ## Check layout, style and the arrows between targets; no warning passes.
	$(SWIFT_FORMAT) lint --strict --parallel --recursive $(SOURCES)
	$(COMPILE_TESTS)

format: ## Lay out the sources as `make lint` wants them.
	$(SWIFT_FORMAT) --in-place --parallel --recursive $(SOURCES)

instructions: ## Count what builds execute; fails on a rise; RECORD=yes records it.
	scripts/install-dependencies test
	$(COMPILE_TESTS)
	$(COUNT_INSTRUCTIONS)

golden: dependencies ## Rewrite the golden files; the run fails, so that the diff is read first.
	RECORD_GOLDEN=1 swift test

bench: build ## Measure builds against the floor and Hugo; PAGES=… ROUNDS=… LARGE=yes HUGO=FILE.
	$(BENCH)
	Benchmarks/.build/release/bench run --gazette $(RELEASE) --hugo $(HUGO) --pages $(PAGES) \
		--rounds $(ROUNDS) $(if $(LARGE),--large)

bench-data: build ## Measure a table of a million rows against Python's writers; ROWS=… PYTHON=FILE.
	$(BENCH)
	Benchmarks/.build/release/bench data --gazette $(RELEASE) --python $(PYTHON) --rows $(ROWS)

bench-links: build ## Measure the check of links against linkchecker; ROUNDS=… LINKCHECKER=FILE.
	$(BENCH)
	Benchmarks/.build/release/bench links --gazette $(RELEASE) --linkchecker $(LINKCHECKER) \
		--rounds $(ROUNDS)
	Benchmarks/.build/release/bench outside --gazette $(RELEASE) --linkchecker $(LINKCHECKER)

bench-search: build ## Measure the search index against Pagefind; ROUNDS=… PAGEFIND=FILE.
	scripts/install-dependencies test
	$(BENCH)
	Benchmarks/.build/release/bench search --gazette $(RELEASE) --pagefind $(PAGEFIND) \
		--pages 1000,10000 --rounds $(ROUNDS)

bench-check: build ## Measure all rules on 10,000 pages beside the build alone; CHECKED=… ROUNDS=….
	$(BENCH)
	Benchmarks/.build/release/bench check --gazette $(RELEASE) --rounds $(ROUNDS) \
		--pages $(CHECKED)

benchtest: dependencies ## Test the corpora's generator and what measures; no measurement.
	swift test --package-path Benchmarks

micro: dependencies ## Measure parsing, rendering, escaping, heading ids and CSV alone.
	swift package --package-path Benchmarks/Micro benchmark

clean: ## Remove what was compiled; the site and its history stay.
	rm -rf .build .build-tests Benchmarks/.build Benchmarks/Micro/.build

dependencies:
	@scripts/install-dependencies build
