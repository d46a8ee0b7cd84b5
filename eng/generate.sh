#!/bin/sh
# Writes everything that follows from the declarations and the examples: docs/, the import examples and schema.json, and then sdk/dotnet from schema.json.
set -eu
. eng/common.sh

build eng/Generate
"$artifacts/bin/Generate/$configuration/Proxmox.Generate" .
build sdk/Generator
"$artifacts/bin/Generator/$configuration/Proxmox.SdkGenerator" schema.json sdk/dotnet
