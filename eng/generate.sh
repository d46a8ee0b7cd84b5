#!/bin/sh
# Writes everything that follows from the declarations: docs/, the import examples and schema.json.
set -eu
. eng/common.sh

build provider/Proxmox.Host
"$provider" generate .
