#!/bin/sh
# Builds the release: one self-contained file, in the archives that Terraform's registries and Pulumi expect, with manifest and checksums, in dist/.
# AOT=1 compiles it ahead of time. Proves that the released file serves the same schemas as the development build.
set -eu
. eng/common.sh

version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' Directory.Build.props)
name=terraform-provider-proxmox
platform=linux_amd64
out=$root/dist
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

set -- -c Release -p:Release=true
framework=
publish_artifacts=$artifacts
if [ -n "${AOT:-}" ]; then
    # The registry at hand has no ahead-of-time runtime pack for the current framework: AOT_FRAMEWORK names one that it has.
    framework=${AOT_FRAMEWORK:-net9.0}
    publish_artifacts=$artifacts/aot
    set -- "$@" -p:Aot=true
fi

say "Publishing $name $version for $platform${AOT:+, compiled ahead of time}"
# By the environment: a restore would not pass a framework that is named on the command line on to the projects that are referenced.
if ! TargetFramework=$framework ArtifactsPath=$publish_artifacts dotnet publish provider/Proxmox.Host "$@" -v q --nologo -o "$work/publish" > "$work/log" 2>&1; then
    grep -E 'error|warning' "$work/log" | sort -u >&2
    fail 'It cannot be published.'
fi
# A trim or ahead-of-time warning is an error of our own assemblies; those of packages are told.
grep -E 'warning IL' "$work/log" | sort -u || true

executable=${name}_v$version
mkdir "$work/package"
mv "$work/publish/proxmox-provider" "$work/package/$executable"
rest=$(ls "$work/publish")
[ -z "$rest" ] || fail "The release is not one file: $rest"
cp LICENSE "$work/package"

mkdir "$work/plugin"
plugin=pulumi-resource-proxmox
cp "$work/package/$executable" "$work/plugin/$plugin"
cp LICENSE "$work/plugin"

say 'Comparing its schemas with those of the development build'
build tests/Bench
bench=$artifacts/bin/Bench/$configuration/Proxmox.Bench
build provider/Proxmox.Host
"$bench" schema "$provider" > "$work/development.schema"
"$bench" schema "$work/package/$executable" > "$work/release.schema"
cmp "$work/development.schema" "$work/release.schema" || fail 'The schemas for Terraform differ.'
"$bench" pulumi-schema "$work/plugin/$plugin" > "$work/pulumi.schema"
cmp schema.json "$work/pulumi.schema" || fail 'The schema for Pulumi is not schema.json.'

say "Packing into $out"
archive=${name}_${version}_$platform.zip
rm -rf "$out"
mkdir -p "$out"
# The same sources give the same bytes: all files are of the time of the last commit.
find "$work/package" "$work/plugin" -exec touch -d "@$(git log -1 --format=%ct 2>/dev/null || echo 0)" {} +
TZ=UTC dotnet msbuild eng/Pack.proj -nologo -v:q -p:Folder="$work/package" -p:Archive="$out/$archive"
cp terraform-registry-manifest.json "$out/${name}_${version}_manifest.json"
(cd "$out" && sha256sum "$archive" "${name}_${version}_manifest.json" > "${name}_${version}_SHA256SUMS")
# The engine looks for this name, with the executable at the root of the archive.
plugin_archive=$plugin-v$version-linux-amd64.tar.gz
(cd "$work/plugin" && tar --format=ustar --sort=name --owner=0 --group=0 --numeric-owner -cf - * | gzip -n > "$out/$plugin_archive")
(cd "$out" && sha256sum "$plugin_archive" > "$plugin-v$version-SHA256SUMS")
# What make bench measures beside the development build.
mkdir -p "$artifacts/dist"
cp "$work/package/$executable" "$artifacts/dist/$name${AOT:+-aot}"
ls -l "$out" | awk 'NR > 1 { print "  " $5 "  " $9 }'
