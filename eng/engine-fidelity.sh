#!/bin/sh
# make engine-fidelity [TRACES=FILE]: lets the local engine run what the real one ran, sends the same requests to the provider, and tells the shares that agree.
set -eu
. eng/common.sh

traces=${TRACES:-../shared/pulumi/engine-3.259.0.jsonl}
[ -f "$traces" ] || fail 'Usage: make engine-fidelity TRACES=FILE'
build tests/EngineReplay
exec "$artifacts/bin/EngineReplay/$configuration/Proxmox.EngineReplay" "$traces"
