#!/bin/sh
# Measures the development build, and what make dist has built when it is there.
set -eu
. eng/common.sh

build provider/Proxmox.Host
build tests/Bench
bench=$artifacts/bin/Bench/$configuration/Proxmox.Bench
set -- "development=$provider"
[ ! -x "$artifacts/dist/terraform-provider-proxmox" ] || set -- "$@" "release=$artifacts/dist/terraform-provider-proxmox"
# BUILDS="NAME=EXECUTABLE ..." compares others in their place, such as the release before with this one.
# shellcheck disable=SC2086 # words
[ -z "${BUILDS:-}" ] || set -- $BUILDS
# ONLY="MEASUREMENT OPTIONS..." runs one of those that compare builds.
if [ -n "${ONLY:-}" ]; then
    # shellcheck disable=SC2086 # words
    exec "$bench" ${ONLY%% *} "$@" $(echo "$ONLY " | cut -d' ' -f2-)
fi
"$bench" start "$@"
"$bench" requests "$@"
"$bench" plan-vms "$@"
"$bench" upload "$@"
[ -z "${BUILDS:-}" ] || exit 0
"$bench" scale "$@" --guests 500
"$bench" discover "$@"
"$bench" plan
"$bench" vms
