#!/bin/sh
# make fidelity TRACES=FILE [COUNT=FILE]: replays recorded exchanges against the simulator and tells the share that it answers alike.
set -eu
. eng/common.sh

[ -n "${TRACES:-}" ] || fail 'Usage: make fidelity TRACES=FILE [COUNT=FILE]'
build tests/Simulator
if [ -n "${COUNT:-}" ]; then
    exec "$simulator" fidelity "$TRACES" "$COUNT"
fi
exec "$simulator" fidelity "$TRACES"
