#!/bin/sh
# Builds the provider and writes a client configuration that uses this build in place of a release.
set -eu
. eng/common.sh

build provider/Proxmox.Host
file=$artifacts/dev-override.rc
cat > "$file" <<RC
provider_installation {
  dev_overrides {
    "$namespace" = "$binaries"
  }
  direct {}
}
RC
cat <<TEXT
Terraform and OpenTofu use this build with

  export TF_CLI_CONFIG_FILE=$file

Then run plan or apply without init: init would look for a release. After a change, run make build and go on.
TEXT
