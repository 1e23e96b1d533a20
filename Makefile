# deps    install the system packages that are missing
# report  build, and render the quarterly report for 2026Q2, then 2026Q3
# test    the whole test suite
# lint    formatting, as CI asks for it
# bench   time reading, then whole reports beside the peer of ../shared/peers, when it is there

SWIFT ?= swift
REPORT := reports/quarterly-retention.yaml
BINARY := .build/release/tenure
NUMERIC := ^(StatisticsTests|ModelsTests|PopulationsTests|AnalysesTests|SamplesTests)

.PHONY: all deps build report test lint bench

all: report

deps:
	@./.ci/deps packages.txt

build: deps
	$(SWIFT) build -c release --product tenure

# The second quarter is rendered first, so that the third has an earlier period to compare with.
report: build
	$(BINARY) render $(REPORT) -P quarter=2026Q2
	$(BINARY) render $(REPORT) -P quarter=2026Q3

# Numbers are checked once more as the optimiser leaves them.
test: deps
	$(SWIFT) test
	$(SWIFT) test -c release -Xswiftc -enable-testing --filter '$(NUMERIC)'

lint:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests Benchmarks

bench: build
	$(SWIFT) build -c release --product tenure-bench
	.build/release/tenure-bench csv data/customers-2026Q3.csv
	python3 Benchmarks/side_by_side.py
