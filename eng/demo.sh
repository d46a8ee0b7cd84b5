#!/bin/sh
# A datacenter from nothing to nothing: starts a simulated PVE, applies examples/terraform/datacenter, and shows what happens when
# somebody else changes or makes things. Ends with 0 only when everything went as it says.
# PROVIDER names another executable of the provider to show, such as a release.
set -eu
. eng/common.sh

work=$(mktemp -d)
simulator_id=
finish() {
    status=$?
    trap - EXIT
    [ -z "$simulator_id" ] || { kill "$simulator_id" 2>/dev/null && wait "$simulator_id" 2>/dev/null; } || true
    rm -rf "$work"
    exit "$status"
}
trap finish EXIT
trap 'exit 130' INT TERM

client=$(eng/clients.sh any)
say "Building the provider and the simulator"
build provider/Proxmox.Host
build tests/Simulator

say "Starting a simulated PVE"
"$simulator" serve --json > "$work/simulator.json" 2> "$work/simulator.log" &
simulator_id=$!
tries=0
until [ -s "$work/simulator.json" ]; do
    tries=$((tries + 1))
    if [ "$tries" -gt 150 ] || ! kill -0 "$simulator_id" 2>/dev/null; then
        cat "$work/simulator.log" >&2
        fail 'The simulator did not start.'
    fi
    sleep 0.2
done
fact() { sed -n 's/.*"'"$1"'":"\([^"]*\)".*/\1/p' "$work/simulator.json"; }
PROXMOX_VE_ENDPOINT=$(fact endpoint)
PROXMOX_VE_API_TOKEN=$(fact api_token)
PROXMOX_VE_FINGERPRINT=$(fact fingerprint)
export PROXMOX_VE_ENDPOINT PROXMOX_VE_API_TOKEN PROXMOX_VE_FINGERPRINT
echo "  PVE $(fact version) at $PROXMOX_VE_ENDPOINT"

# A mirror on disk stands in for the registries; each client asks for the provider under its own registry's name.
if [ -n "${PROVIDER:-}" ]; then
    mkdir "$work/provider"
    cp "$PROVIDER" "$work/provider/terraform-provider-proxmox"
    binaries=$work/provider
fi
version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' Directory.Build.props)
for registry in registry.terraform.io registry.opentofu.org; do
    mkdir -p "$work/mirror/$registry/$namespace/$version"
    ln -s "$binaries" "$work/mirror/$registry/$namespace/$version/linux_amd64"
done
printf 'provider_installation {\n  filesystem_mirror {\n    path = "%s"\n  }\n}\n' "$work/mirror" > "$work/client.rc"
export TF_CLI_CONFIG_FILE="$work/client.rc"
"$client" version | sed -n '1s/^/  Client: /p'

cp -r examples/terraform/datacenter "$work/ours"
mkdir "$work/theirs"
cp examples/terraform/datacenter/versions.tf "$work/theirs"

# run EXPECTED FOLDER COMMAND...: runs the client, shows the lines that tell the story, and insists on the exit code.
run() {
    expected=$1
    folder=$2
    shift 2
    printf '  $ %s %s\n' "$(basename "$client")" "$*"
    code=0
    (cd "$work/$folder" && "$client" "$@" -no-color) > "$work/output" 2>&1 || code=$?
    if [ "$code" -ne "$expected" ]; then
        cat "$work/output" >&2
        fail "Exit code $code where $expected was expected."
    fi
    sed -n \
        -e 's/^\(.*: \(Creation\|Modifications\|Destruction\) complete\).*/    \1/p' \
        -e 's/^  # \(.* will be updated in-place\)/    \1/p' \
        -e 's/^ *\(~ [a-z_]* *= .* -> .*\)/      \1/p' \
        -e 's/^\(Plan: .*\|No changes.*\|Apply complete.*\|Destroy complete.*\|Import successful.*\)/    \1/p' \
        "$work/output"
}

say "Users, groups, roles, permissions, pools and storages of a small team"
run 0 ours init -input=false
run 0 ours apply -auto-approve -input=false

say "What was applied is what was asked for: a second plan is empty"
run 0 ours plan -detailed-exitcode -input=false

say "Somebody else, with a state of their own, changes one of our groups and makes another"
cat > "$work/theirs/main.tf" <<'HCL'
import {
  to = proxmox_group.admins
  id = "admins"
}

resource "proxmox_group" "admins" {
  group_id = "admins"
  comment  = "Renamed by somebody else"
}

resource "proxmox_group" "guests" {
  group_id = "guests"
  comment  = "Visitors"
}
HCL
run 0 theirs init -input=false
run 0 theirs apply -auto-approve -input=false

say "Our next plan shows the drift"
run 2 ours plan -detailed-exitcode -input=false
grep -q 'Renamed by somebody else' "$work/output" || fail 'The plan does not show what was changed.'

say "Applying again puts it right"
run 0 ours apply -auto-approve -input=false
run 0 ours plan -detailed-exitcode -input=false

say "The group that somebody else made becomes ours, and nothing about it changes"
cat > "$work/ours/guests.tf" <<'HCL'
resource "proxmox_group" "guests" {
  group_id = "guests"
}
HCL
run 0 ours import -input=false proxmox_group.guests guests
run 0 ours plan -detailed-exitcode -input=false

say "All of it goes again"
run 0 ours destroy -auto-approve -input=false
left=$(cd "$work/ours" && "$client" state list)
[ -z "$left" ] || fail "Still there: $left"
rm "$work/theirs/main.tf" "$work/theirs"/*.tfstate*
cat > "$work/theirs/rest.tf" <<'HCL'
data "proxmox_groups" "all" {}

data "proxmox_pools" "all" {}

output "rest" {
  value = join(" ", concat(data.proxmox_groups.all.items[*].group_id, data.proxmox_pools.all.items[*].pool_id))
}
HCL
run 0 theirs apply -auto-approve -input=false
rest=$(cd "$work/theirs" && "$client" output -raw rest)
[ -z "$rest" ] || fail "PVE still has: $rest"
echo '    PVE has neither groups nor pools any more'

say 'Done: everything went as it should.'
