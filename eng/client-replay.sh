#!/bin/sh
# make client-replay [TRACES=FILE]: sends what real clients sent to the provider on a simulator, and tells the share of the answers that they can work with.
set -eu
. eng/common.sh

traces=${TRACES:-../shared/terraform/clients.jsonl}
[ -f "$traces" ] || fail 'Usage: make client-replay TRACES=FILE'
build tests/ClientReplay
exec "$artifacts/bin/ClientReplay/$configuration/Proxmox.ClientReplay" "$traces"
