# Sourced by the scripts that make or install the release, after common.sh: the platforms, and how the provider is published for one.
#
# linux_musl_amd64 is for Linux with musl in place of glibc, such as Alpine: the registries know no such platform.

name=terraform-provider-proxmox
plugin=pulumi-resource-proxmox
version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' Directory.Build.props)
all_platforms='linux_amd64 linux_arm64 linux_musl_amd64 darwin_amd64 darwin_arm64 windows_amd64'

# runtime_of PLATFORM: what .NET calls it.
runtime_of() {
    case $1 in
        linux_amd64) echo linux-x64 ;;
        linux_arm64) echo linux-arm64 ;;
        linux_musl_amd64) echo linux-musl-x64 ;;
        darwin_amd64) echo osx-x64 ;;
        darwin_arm64) echo osx-arm64 ;;
        windows_amd64) echo win-x64 ;;
        *) fail "There is no release for $1, only for: $all_platforms" ;;
    esac
}

suffix_of() {
    case $1 in
        windows_*) echo .exe ;;
    esac
}

# What the registries expect. They know no platform with musl, and would take a second one of linux_amd64 for the first: its archive is that of another name.
archive_of() {
    case $1 in
        linux_musl_amd64) echo "$name-musl_${version}_linux_amd64.zip" ;;
        *) echo "${name}_${version}_$1.zip" ;;
    esac
}

plugin_archive_of() { echo "$plugin-v$version-$(echo "$1" | tr _ -).tar.gz"; }

# this_platform: that of this machine; nothing where there is no release for it.
this_platform() {
    case $(uname -sm) in
        'Linux x86_64') if ls /lib/ld-musl-* > /dev/null 2>&1 && ! ls /lib64/ld-linux-* > /dev/null 2>&1; then echo linux_musl_amd64; else echo linux_amd64; fi ;;
        'Linux aarch64') echo linux_arm64 ;;
        'Darwin x86_64') echo darwin_amd64 ;;
        'Darwin arm64') echo darwin_arm64 ;;
    esac
}

# linker_for PLATFORM: sets linker and objcopy for what is compiled ahead of time; where they are missing, or cannot link, sets missing to what to do.
linker_for() {
    linker= objcopy= missing=
    case $1 in
        linux_amd64) machine=x86_64 debian=amd64 gnu=x86-64 ;;
        linux_arm64) machine=aarch64 debian=arm64 gnu=aarch64 ;;
        *) return 0 ;;
    esac
    if [ "$(uname -s)" != Linux ]; then
        missing="$1 is compiled on Linux only."
        return 0
    fi
    if [ "$(uname -m)" = "$machine" ]; then
        candidates='gcc clang' objcopy=objcopy needed='gcc libc6-dev'
    else
        candidates=$machine-linux-gnu-gcc objcopy=$machine-linux-gnu-objcopy needed="gcc-$gnu-linux-gnu libc6-dev-$debian-cross"
    fi
    for candidate in $candidates; do
        if command -v "$objcopy" > /dev/null && echo 'int main(void) { return 0; }' | "$candidate" -fuse-ld=bfd -x c -o /dev/null - -lm 2> /dev/null; then
            linker=$candidate
            return 0
        fi
    done
    missing="Compiling for $1 needs a linker and the C library to link with; Debian has them by: apt-get install --no-install-recommends $needed"
}

# publish PLATFORM FOLDER [OPTION...]: the executable proxmox-provider, in a folder of its own, and FOLDER.packages, which names what is in it.
publish() {
    platform=$1 folder=$2
    shift 2
    [ -z "$linker" ] || set -- "$@" "-p:CppCompilerAndLinker=$linker" "-p:ObjCopyName=$objcopy"
    # Paths of this machine must not reach into what is released.
    if ! dotnet publish provider/Proxmox.Host -c Release -p:Release=true -p:ContinuousIntegrationBuild=true -r "$(runtime_of "$platform")" \
        "-p:ShippedPackagesFile=$folder.packages" "$@" -v q --nologo -o "$folder" > "$folder.log" 2>&1; then
        grep -E 'error|warning' "$folder.log" | sort -u >&2
        return 1
    fi
    # A trim or ahead-of-time warning is an error of our own assemblies; those of packages are told.
    grep -E 'warning IL' "$folder.log" | sort -u >&2 || true
    rest=$(ls "$folder" | grep -vx "proxmox-provider$(suffix_of "$platform")" || true)
    [ -z "$rest" ] || { echo "The release is not one file: $rest" >&2; return 1; }
}
