#!/bin/sh
# Measures the development build, and what make dist has built when it is there.
set -eu
. eng/common.sh

build provider/Proxmox.Host
build tests/Bench
bench=$artifacts/bin/Bench/$configuration/Proxmox.Bench
set -- "development=$provider"
for built in terraform-provider-proxmox terraform-provider-proxmox-aot; do
    [ ! -x "$artifacts/dist/$built" ] || set -- "$@" "release${built#terraform-provider-proxmox}=$artifacts/dist/$built"
done
"$bench" start "$@"
"$bench" plan
"$bench" vms
