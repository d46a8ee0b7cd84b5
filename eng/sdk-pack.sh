#!/bin/sh
# Makes the NuGet package of the .NET SDK in dist/, or in the folder that OUT names. It depends on the package Pulumi. Where the lowest version
# that it asks for cannot be had, the SDK is compiled against the API of the stand-in, which has the same name and version: the package comes out
# the same. With a newer one it would not: an assembly binds to the version that it was compiled with, and to later ones.
set -eu
. eng/common.sh

out=${OUT:-$root/dist}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Outside of the repository, as whoever gets the folder has it: nothing but the folder itself decides what is made.
cp -r sdk/dotnet "$work/sdk"
cp docs/logo.png "$work/sdk"
# Never into the user's own folder of packages: what takes the place of a package below must not stay where the real one is looked for.
cache=$(dotnet nuget locals global-packages --list | sed 's/^[^:]*: //')
outside() {
    env -u ArtifactsPath DOTNET_CLI_UI_LANGUAGE=en dotnet "$@" -p:RestorePackagesPath="$work/packages" -p:RestoreFallbackFolders="$cache" -v q --nologo > "$work/log" 2>&1
}
failed() { cat "$work/log" >&2; fail "$1"; }

missing=
if outside restore "$work/sdk"; then
    ! grep -q 'NU1603.*depends on Pulumi (' "$work/log" || missing='The lowest version of the package Pulumi cannot be had here'
elif grep -q 'NU1101.*package Pulumi\. ' "$work/log"; then
    missing='The package Pulumi cannot be had here'
else
    failed 'The SDK cannot be restored.'
fi
if [ -n "$missing" ]; then
    say "$missing: compiling against the API of the stand-in"
    build sdk/StandIn
    dotnet run eng/PulumiApi/PulumiApi.cs -- "$artifacts/obj/Pulumi/$configuration/ref/Pulumi.dll" "$work/feed" > "$work/log" 2>&1 || failed 'Its API cannot be packed.'
    cat > "$work/nuget.config" <<'XML'
<configuration>
  <packageSources>
    <add key="pulumi-api" value="feed" />
  </packageSources>
</configuration>
XML
    outside restore "$work/sdk" || failed 'The SDK cannot be restored.'
fi

say "Packing into $out"
mkdir -p "$out"
outside pack "$work/sdk" --no-restore -c Release -p:CI=true -o "$out" || failed 'The SDK cannot be packed.'
ls -l "$out"/Pulumi.*.nupkg | awk '{ print "  " $5 "  " $9 }'
