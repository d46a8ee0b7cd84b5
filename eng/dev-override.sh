#!/bin/sh
# Builds the provider and tells how each client uses this build in place of a release.
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

Pulumi, and the local engine of the tests, use this build with these lines in Pulumi.yaml

  plugins:
    providers:
      - name: proxmox
        path: $binaries

and a C# program with the SDK of this build: <ProjectReference Include="$root/sdk/dotnet/Pulumi.Proxmox.csproj" />, built with
-p:UsePulumiPackage=true where the package Pulumi is to be had.
TEXT
