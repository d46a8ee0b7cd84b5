#!/bin/sh
# Builds the release in dist/: for each platform the archives that the registries of Terraform and OpenTofu expect, and those that Pulumi
# expects, with manifest and checksums. PLATFORMS names some of the platforms; all is the default. Then proves what can be proved here, but
# for VERIFY=no.
set -eu
. eng/common.sh
. eng/platforms.sh

platforms=${PLATFORMS:-$all_platforms}
out=$root/dist
packages=$artifacts/dist
time=$(git log -1 --format=%ct)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for platform in $platforms; do
    runtime_of "$platform" > /dev/null
    linker_for "$platform"
    [ -z "$missing" ] || fail "$missing"
done

# pack FOLDER ARCHIVE
pack() { dotnet run eng/Pack/Pack.cs -- "$1" "$out/$2" "$time"; }

mkdir -p "$out" "$packages"
# What other targets have put there stays.
rm -f "$out/$name"[_-]* "$out/$plugin"-v*
for platform in $platforms; do
    say "Publishing $name $version for $platform"
    linker_for "$platform"
    publish "$platform" "$work/$platform" || fail "It cannot be published for $platform."
    suffix=$(suffix_of "$platform")
    package=$packages/$platform
    rm -rf "$package"
    mkdir -p "$package/terraform" "$package/pulumi"
    mv "$work/$platform/proxmox-provider$suffix" "$package/terraform/${name}_v$version$suffix"
    cp LICENSE "$package/terraform"
    dotnet run eng/Shipped/Shipped.cs -- "$work/$platform.packages" "$version" "$platform" "$time" \
        "$package/terraform/THIRD-PARTY-NOTICES" "$package/terraform/sbom.cdx.json" || fail 'What is shipped cannot be told.'
    for file in LICENSE THIRD-PARTY-NOTICES sbom.cdx.json; do cp "$package/terraform/$file" "$package/pulumi"; done
    ln "$package/terraform/${name}_v$version$suffix" "$package/pulumi/$plugin$suffix"
    pack "$package/terraform" "$(archive_of "$platform")"
    pack "$package/pulumi" "$(plugin_archive_of "$platform")"
done

# sums LIST FILE...
sums() {
    list=$1
    shift
    sha256sum "$@" > "$list"
}
cp terraform-registry-manifest.json "$out/${name}_${version}_manifest.json"
cd "$out"
sums "${name}_${version}_SHA256SUMS" "${name}_${version}"_*
sums "$plugin-v$version-SHA256SUMS" "$plugin-v$version"-*.tar.gz
musl=$(archive_of linux_musl_amd64)
[ ! -f "$musl" ] || sums "${musl%_linux_amd64.zip}_SHA256SUMS" "$musl"
cd "$root"
ls -l "$out/$name"[_-]* "$out/$plugin"-v* | awk '{ n = split($NF, path, "/"); printf "  %9d  %s\n", $5, path[n] }'

[ "${VERIFY:-}" = no ] || PLATFORMS=$platforms eng/verify-dist.sh
# What make bench measures beside the development build.
this=$packages/$(this_platform)/terraform/${name}_v$version
[ ! -f "$this" ] || ln -f "$this" "$packages/$name"
