# make demo       installs what is missing, builds, and tells the story; STORY=1 ends by itself
# make test       installs what is missing, and runs every test
# make endurance  kills the gateway and fills its disk ROUNDS (200) times
# make bench      builds release, and prints the table of speeds
# make fuzz       builds the fuzz targets and runs each for SECONDS (600)
# make format     checks the format

SHELL := /bin/bash
BUILD_PACKAGES := libcurl4-openssl-dev libssl-dev libxml2-dev libxmlsec1-dev libp11-kit-dev libsqlite3-dev pkg-config
TEST_PACKAGES := $(BUILD_PACKAGES) libxml2-utils strace openssl xmlsec1 softhsm2 opensc chromium \
    python3 python3-venv
BENCH_PACKAGES := $(BUILD_PACKAGES) valgrind wrk strace binutils

.PHONY: demo test endurance bench fuzz format packages

demo: export PACKAGES := $(BUILD_PACKAGES)
demo: packages
	swift build --product sluis
	.build/debug/sluis demo $(if $(STORY),--story)

# One test at a time: many of them keep a core busy, and some watch the clock.
test: export PACKAGES := $(TEST_PACKAGES)
test: packages .build/signxml/bin/python .build/browser/bin/python
	swift build --build-tests
	@mkdir -p .build; set -o pipefail; swift test --skip-build --no-parallel 2>&1 | tee .build/test.log; status=$$?; \
	awk '/^[^ ]+ Test (run|case) /{next} /^[^ ]+ Test .* passed after /{p++} /^[^ ]+ Test .* failed after /{f++} \
	  /^[^ ]+ Test .* skipped/{s++} END{printf "%d passed, %d failed, %d skipped\n", p, f, s}' .build/test.log; \
	grep -A4 '^[^ ]* Test .* recorded an issue ' .build/test.log | cut -c1-400; exit $$status

endurance: export PACKAGES := $(TEST_PACKAGES)
endurance: packages
	swift build --build-tests
	SLUIS_ROUNDS=$(or $(ROUNDS),200) swift test --skip-build --no-parallel --filter 'KilledTests|FullDiskTests'

bench: export PACKAGES := $(BENCH_PACKAGES)
bench: packages
	SLUIS_BENCH=1 swift build -c release --scratch-path .build-bench --product sluis
	SLUIS_BENCH=1 swift build -c release --scratch-path .build-bench --product bench
	.build-bench/release/bench

fuzz: export PACKAGES := $(BUILD_PACKAGES)
fuzz: packages
	Tests/Fuzz/fuzz.sh $(or $(SECONDS),600)

format:
	swift format lint --strict --parallel --recursive Package.swift Sources Tests

# signxml signs and verifies beside us in a few tests, which are skipped where it cannot be had.
.build/signxml/bin/python:
	@{ python3 -m venv .build/signxml && \
	    .build/signxml/bin/pip install -q --disable-pip-version-check signxml==5.2.0 jsonschema==4.23.0; } || rm -rf .build/signxml

# The walk in a browser is skipped where this, or chromium, cannot be had.
.build/browser/bin/python:
	@{ python3 -m venv .build/browser && \
	    .build/browser/bin/pip install -q --disable-pip-version-check websocket-client==1.9.0 && \
	    .build/browser/bin/pip install -q --disable-pip-version-check --no-deps axe-playwright-python==0.1.8; \
	} || rm -rf .build/browser

packages:
	@missing=$$(for package in $$PACKAGES; do \
	    dpkg-query -W -f='$${Status}\n' $$package 2>/dev/null | grep -q 'ok installed' || echo $$package; done); \
	if [ -n "$$missing" ]; then \
	    if [ $$(id -u) -ne 0 ]; then \
	        echo "Debian packages are missing; install them and start again:"; \
	        echo "  sudo apt-get install" $$missing; exit 2; \
	    fi; \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $$missing; \
	fi
