#!/bin/sh
# Builds the fuzz targets with the address sanitiser and runs each for so many seconds: Tests/Fuzz/fuzz.sh [SECONDS]
# A run begins with the answers of the mock sources (where `sluis` is built), with those of ../shared (where it is), and
# with one made up for each mapping. Stops with 1 where a target found something; the file that shows it is named, and
# repeats it: .build-fuzz/release/fuzz xml .build-fuzz/xml-crash-…
set -eu
cd "$(dirname "$0")/../.."
seconds=${1:-600}
folder=.build-fuzz
fuzz=$folder/release/fuzz
resources=$(swiftc -print-target-info | sed -n 's/.*"runtimeResourcePath": "\(.*\)".*/\1/p')
library=$(ls "$resources"/clang/lib/linux/libclang_rt.fuzzer_no_main-"$(uname -m)".a)
SLUIS_FUZZ=$library swift build -c release --sanitize address --scratch-path "$folder" --product fuzz
# Swift's own tracer would wait for a process that the sanitiser has stopped.
export SWIFT_BACKTRACE=enable=no

rm -rf "$folder"/seeds-*
shared=$([ ! -d ../shared/magda ] || echo ../shared/magda)
for target in xml events json; do
    mkdir -p "$folder/found-$target"
    "$fuzz" seeds "$target" "$folder/seeds-$target" "$shared"
done
sluis=${SLUIS:-.build/debug/sluis}
if [ -x "$sluis" ] && command -v curl > /dev/null; then
    "$fuzz" questions "$folder/questions"
    "$sluis" mock --port 18477 > "$folder/mock.log" 2>&1 &
    mock=$!
    trap 'kill $mock 2> /dev/null || true' EXIT
    address=$(for _ in $(seq 50); do grep -m 1 -o 'http://.*' "$folder/mock.log" && break; sleep 0.2; done)
    for question in "$folder"/questions/*.xml; do
        curl -s -m 10 -H 'Content-Type: text/xml' --data-binary "@$question" \
            -o "$folder/seeds-xml/mock-$(basename "$question")" "$address" || true
    done
    kill $mock
fi

status=0
for target in xml events json; do
    "$fuzz" "$target" -max_total_time="$seconds" -max_len=32768 -timeout=10 -rss_limit_mb=1024 -print_final_stats=1 \
        -artifact_prefix="$folder/$target-" "$folder/found-$target" "$folder/seeds-$target" \
        > "$folder/$target.log" 2>&1 || status=1
    echo "$target: $(sed -n 's/^Done //p' "$folder/$target.log") $(ls "$folder/$target"-* 2> /dev/null || true)"
done
exit $status
