# deps          install the system packages that are missing
# report        build, and render the quarterly report for 2026Q2, then 2026Q3
# test          the whole test suite; the modules that work numbers out are optimised in it
# test-release  the whole suite as the optimiser leaves all of it, before a release
# lint          formatting, as CI asks for it
# bench         time reading, then whole reports beside the peer of ../shared/peers, when it is there

SWIFT ?= swift
REPORT := reports/quarterly-retention.yaml
BINARY := .build/release/tenure
# With Swift's own library inside: a tenth faster, and needed nowhere else.
RELEASE := -c release --static-swift-stdlib

.PHONY: all deps build report test test-release lint bench

all: report

deps:
	@./.ci/deps packages.txt

build: deps
	$(SWIFT) build $(RELEASE) --product tenure

# The second quarter is rendered first, so that the third has an earlier period to compare with.
report: build
	$(BINARY) render $(REPORT) -P quarter=2026Q2
	$(BINARY) render $(REPORT) -P quarter=2026Q3

test: deps
	$(SWIFT) test

# A build of its own, since tests see what is internal and programs leave that out.
test-release: deps
	$(SWIFT) test -c release --scratch-path .build/tested -Xswiftc -enable-testing

lint:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests Benchmarks

bench: build
	$(SWIFT) build $(RELEASE) --product tenure-bench
	.build/release/tenure-bench csv data/customers-2026Q3.csv
	python3 Benchmarks/side_by_side.py
