#!/usr/bin/env bash
# Times builds of generated banks, stage by stage: benches/build.sh BANK... (folders with a bank.yaml).
# Each bank is built five times into memory (/dev/shm where there is one); the run with the median total is shown.
# Then once more to disk, beside `cp -r` of the result, and once more with nothing changed.
set -euo pipefail
cd "$(dirname "$0")/.."
cargo build --release --locked --quiet
memory=$(mktemp -d -p "$([ -d /dev/shm ] && echo /dev/shm || echo "${TMPDIR:-/tmp}")")
disk=$(mktemp -d -p "${BENCH_DISK:-.}")
trap 'rm -rf "$memory" "$disk"' EXIT

build() { target/release/sourcebook build --root "$1" --out "$2" --timings 2>&1; }
total() { awk '/^total/ { print $2 }' "$1"; }
seconds() { local start; start=$(date +%s.%N); "$@" >/dev/null 2>&1; echo "$(date +%s.%N) $start" | awk '{ printf "%.2f", $1 - $2 }'; }

for bank in "$@"; do
    for run in 1 2 3 4 5; do
        rm -rf "$memory/site"
        build "$bank" "$memory/site" >"$memory/run$run"
    done
    median=$(for run in 1 2 3 4 5; do echo "$(total "$memory/run$run") $run"; done | sort -n | awk 'NR == 3 { print $2 }')
    echo "== $bank: median of five, in memory"
    cat "$memory/run$median"
    echo "all five totals: $(for run in 1 2 3 4 5; do total "$memory/run$run"; done | sort -n | tr '\n' ' ')ms"
    echo "again, nothing changed: $(seconds build "$bank" "$memory/site") s"
    sync
    echo "to disk: $(seconds build "$bank" "$disk/site") s"
    sync
    echo "cp -r of the result on the same disk: $(seconds cp -r "$disk/site" "$disk/copy") s"
    rm -rf "$disk/site" "$disk/copy"
done
