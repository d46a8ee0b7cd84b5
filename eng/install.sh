#!/bin/sh
# Puts the provider where Terraform, OpenTofu and Pulumi look for it by themselves, and tells what to write. Builds the release for this
# machine, or takes the executable that PROVIDER names. HOME and PULUMI_HOME say whose folders they are.
set -eu
. eng/common.sh
. eng/platforms.sh

platform=$(this_platform)
[ -n "$platform" ] || fail "There is no release for this machine, only for: $all_platforms"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if [ -n "${PROVIDER:-}" ]; then
    executable=$PROVIDER
else
    say "Building $name $version for $platform"
    linker_for "$platform"
    if [ -n "$missing" ]; then
        printf '%s\nUntil then it is made to be compiled in part when it starts, which takes longer.\n' "$missing"
        set -- -p:PublishAot=false
    fi
    publish "$platform" "$work/publish" "$@" || fail 'It cannot be built; make dev-override uses the development build.'
    executable=$work/publish/proxmox-provider
fi

# place FOLDER NAME: never a half-written file under a name that a client starts, nor one written over while it runs.
place() {
    mkdir -p "$1"
    cp -L "$executable" "$1/.$2.new"
    chmod 755 "$1/.$2.new"
    mv -f "$1/.$2.new" "$1/$2"
    echo "  $1/$2"
}

say 'Installing'
# Both clients look there, and take a provider that is there from nowhere else. An address without a host means another registry to each.
case $platform in
    linux_musl_amd64) registered=linux_amd64 ;;
    *) registered=$platform ;;
esac
for registry in registry.terraform.io registry.opentofu.org; do
    place "$HOME/.terraform.d/plugins/$registry/$namespace/$version/$registered" "${name}_v$version"
done
# As the engine does it: the folder counts as installed once the mark of an unfinished one is gone.
plugins=${PULUMI_HOME:-$HOME/.pulumi}/plugins
installed=$plugins/resource-proxmox-v$version
mkdir -p "$plugins"
: > "$installed.lock"
: > "$installed.partial"
place "$installed" "$plugin"
rm "$installed.partial"

for config in "${TF_CLI_CONFIG_FILE:-$HOME/.terraformrc}" "$HOME/.tofurc"; do
    if [ -f "$config" ] && grep -q provider_installation "$config"; then
        printf '\n%s has a block provider_installation, which takes the place of the folders above: add a filesystem_mirror of\n%s to it.\n' "$config" "$HOME/.terraform.d/plugins"
    fi
done

cat <<TEXT

In HCL, for Terraform and OpenTofu; then run init. Another build of the same version is another file, so that after make install the entry in
.terraform.lock.hcl goes, or the whole file, and init comes again:

  terraform {
    required_providers {
      proxmox = {
        source  = "$namespace"
        version = "$version"
      }
    }
  }

In C#, for Pulumi: make sdk-pack makes the package, and in the folder of your program

  dotnet nuget add source $root/dist --name proxmox
  dotnet add package Pulumi.Proxmox --version $version

TEXT
