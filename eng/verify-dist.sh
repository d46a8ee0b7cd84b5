#!/bin/sh
# Proves what can be proved on this machine of what dist.sh has built for PLATFORMS: that each executable is of its platform and holds the
# ready-made schemas, and, where it can be started, that it serves the schemas of the development build. Says loudly what is not proved.
set -eu
. eng/common.sh
. eng/platforms.sh

packages=$artifacts/dist
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bench=$artifacts/bin/Bench/$configuration/Proxmox.Bench

build provider/Proxmox.Host
build tests/Bench
ready_made=$artifacts/obj/Proxmox.Host/$configuration
"$bench" schema "$provider" > "$work/terraform.schema"

unproved() { printf '\033[1;33m  not proven here: %s\033[0m\n' "$*"; }

# starter PLATFORM FOLDER: puts what starts the executables under their names into the folder; fails where they cannot be started.
starter() {
    terraform=$packages/$1/terraform/${name}_v$version$(suffix_of "$1")
    pulumi=$packages/$1/pulumi/$plugin$(suffix_of "$1")
    emulator=
    # A trial tells best: a person who starts it reads an explanation.
    if ! starts "$terraform" && [ "$1" = linux_arm64 ] && command -v qemu-aarch64-static > /dev/null; then
        emulator="qemu-aarch64-static -L ${QEMU_LD_PREFIX:-$([ -e /lib/ld-linux-aarch64.so.1 ] && echo / || echo /usr/aarch64-linux-gnu)}"
    fi
    mkdir -p "$2"
    for executable in "$terraform" "$pulumi"; do
        printf '#!/bin/sh\nexec %s "%s" "$@"\n' "$emulator" "$executable" > "$2/$(basename "$executable")"
    done
    chmod +x "$2"/*
    terraform=$2/$(basename "$terraform") pulumi=$2/$(basename "$pulumi")
    starts "$terraform"
}

starts() { "$1" 2>&1 < /dev/null | grep -q 'Proxmox VE provider'; }

say 'Proving what was built'
for platform in ${PLATFORMS:-$all_platforms}; do
    executable=$packages/$platform/terraform/${name}_v$version$(suffix_of "$platform")
    kind=$(dotnet run eng/Inspect/Inspect.cs -- "$executable" "$platform" "$ready_made/terraform-schema.bin" schema.json) || fail "The executable for $platform is not what it ought to be."
    echo "  $platform: $kind, with both schemas inside"
    if ! starter "$platform" "$work/$platform" 2> /dev/null; then
        case $platform in
            linux_arm64) unproved "$platform starts, for which Debian has qemu-user-static and libc6-arm64-cross" ;;
            linux_musl_amd64) unproved "$platform starts, for which this is to be run on Alpine with libstdc++" ;;
            *) unproved "$platform starts, for which this is to be run there" ;;
        esac
        continue
    fi
    "$bench" pulumi-schema "$pulumi" > "$work/served"
    cmp schema.json "$work/served" || fail 'The schema for Pulumi is not schema.json.'
    echo "  $platform: starts${emulator:+ in QEMU} and serves Pulumi's schema as the development build does"
    if "$bench" schema "$terraform" > "$work/served" 2> "$work/log"; then
        cmp "$work/terraform.schema" "$work/served" || fail "The schemas for Terraform differ."
        echo "  $platform: serves Terraform's schema as the development build does"
    elif [ -n "$emulator" ]; then
        # Terraform's is asked for over TLS.
        unproved "$platform serves Terraform's schema: QEMU finds no OpenSSL, which Debian has as libssl3:arm64"
    else
        cat "$work/log" >&2
        fail "It does not serve Terraform's schema."
    fi
done
