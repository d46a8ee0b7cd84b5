# Sourced by the scripts beside it, from the root of the repository: where things are, and how to say what is happening.

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 CHECKPOINT_DISABLE=1 TF_IN_AUTOMATION=1
# What belongs to the person who runs a script must not reach into it.
unset TF_LOG TF_LOG_PROVIDER TF_CLI_ARGS TF_DATA_DIR TF_WORKSPACE TF_REATTACH_PROVIDERS

root=$(pwd)
artifacts=${ArtifactsPath:-$root/artifacts}
export ArtifactsPath="$artifacts"
configuration=debug
binaries=$artifacts/bin/Proxmox.Host/$configuration
provider=$binaries/proxmox-provider
simulator=$artifacts/bin/Simulator/$configuration/Proxmox.Simulator
namespace=proxmox-ve/proxmox

say() { printf '\033[1m%s\033[0m\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

# Analyzers are the check's to run.
export RunAnalyzers=false

# build PROJECT [OPTION...]: silent when all is well.
build() {
    if ! built=$(dotnet build "$@" -v q --nologo -clp:NoSummary 2>&1); then
        printf '%s\n' "$built" | sort -u >&2
        return 1
    fi
}
