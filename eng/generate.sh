#!/bin/sh
# Writes everything that follows from the declarations: docs/ and the import examples.
set -eu
. eng/common.sh

build provider/Proxmox.Host
"$provider" generate .
