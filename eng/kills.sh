#!/bin/sh
# Kills the provider at random moments while a real client applies, and holds what PVE has in the end against what was declared. KILLS says how often,
# SEED from where; the seed is told, and leads to about the same moments again.
set -eu
. eng/common.sh

PROXMOX_TEST_TERRAFORM=$(eng/clients.sh terraform)
PROXMOX_TEST_TOFU=$(eng/clients.sh tofu)
PROXMOX_TEST_KILLS=${KILLS:-30}
PROXMOX_TEST_SEED=${SEED:-$$}
export PROXMOX_TEST_TERRAFORM PROXMOX_TEST_TOFU PROXMOX_TEST_KILLS PROXMOX_TEST_SEED
build tests/Proxmox.EndToEnd.Tests
say "$PROXMOX_TEST_KILLS kills, seed $PROXMOX_TEST_SEED"
dotnet test "$artifacts/bin/Proxmox.EndToEnd.Tests/$configuration/Proxmox.EndToEnd.Tests.dll" --filter 'FullyQualifiedName~.Kills.' \
    --logger 'console;verbosity=detailed' -- RunConfiguration.TreatNoTestsAsError=true
