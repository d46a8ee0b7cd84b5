#!/bin/sh
# A datacenter from nothing to nothing, with Terraform and with C# programs: starts a simulated PVE, applies examples/terraform/datacenter, then
# makes, clones, changes and adopts VMs, and tells both again with Pulumi; between, somebody else changes or makes things. Ends with 0 only when
# everything went as it says. PROVIDER names another executable of the provider to show, such as a release.
set -eu
. eng/common.sh

work=$(mktemp -d)
simulator_id=
finish() {
    status=$?
    trap - EXIT
    [ -z "$simulator_id" ] || { kill "$simulator_id" 2>/dev/null && wait "$simulator_id" 2>/dev/null; } || true
    rm -rf "$work"
    exit "$status"
}
trap finish EXIT
trap 'exit 130' INT TERM

client=$(eng/clients.sh any)
say "Building the provider, the simulator and the C# programs"
build eng/demo.slnf

say "Starting a simulated PVE"
"$simulator" serve --json > "$work/simulator.json" 2> "$work/simulator.log" &
simulator_id=$!
tries=0
until [ -s "$work/simulator.json" ]; do
    tries=$((tries + 1))
    if [ "$tries" -gt 150 ] || ! kill -0 "$simulator_id" 2>/dev/null; then
        cat "$work/simulator.log" >&2
        fail 'The simulator did not start.'
    fi
    sleep 0.2
done
fact() { sed -n 's/.*"'"$1"'":"\([^"]*\)".*/\1/p' "$work/simulator.json"; }
PROXMOX_VE_ENDPOINT=$(fact endpoint)
PROXMOX_VE_API_TOKEN=$(fact api_token)
PROXMOX_VE_FINGERPRINT=$(fact fingerprint)
export PROXMOX_VE_ENDPOINT PROXMOX_VE_API_TOKEN PROXMOX_VE_FINGERPRINT
echo "  PVE $(fact version) at $PROXMOX_VE_ENDPOINT"

if [ -n "${PROVIDER:-}" ]; then
    mkdir "$work/provider"
    cp "$PROVIDER" "$work/provider/terraform-provider-proxmox"
    cp "$PROVIDER" "$work/provider/pulumi-resource-proxmox"
    binaries=$work/provider
fi

. eng/demo-terraform.sh
. eng/demo-vm.sh
. eng/demo-csharp.sh

say 'Done: everything went as it should.'
