#!/bin/sh
# make engine-fidelity [TRACES=FILE]: lets the local engine run what the real one ran, and tells the share of its calls to providers that are the same.
set -eu
. eng/common.sh

traces=${TRACES:-../shared/pulumi/engine-3.259.0.jsonl}
[ -f "$traces" ] || fail 'Usage: make engine-fidelity TRACES=FILE'
build tests/EngineReplay
exec "$artifacts/bin/EngineReplay/$configuration/Proxmox.EngineReplay" "$traces"
