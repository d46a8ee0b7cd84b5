# Sourced by demo.sh: the story told with Terraform or OpenTofu.

say "1. Terraform"
# A mirror on disk stands in for the registries; each client asks for the provider under its own registry's name.
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
        -e 's/^  # \(.* will be \(updated in-place\|imported\)\)/    \1/p' \
        -e 's/^ *\(~ [a-z_]* *= .* -> .*\)/      \1/p' \
        -e 's/^\(.* restarted.*\)/      \1/p' \
        -e 's/^\(Plan: .*\|Removed .*\|No changes.*\|Apply complete.*\|Destroy complete.*\|Import successful.*\)/    \1/p' \
        "$work/output"
}

# somebody_else: a state of their own, in which our group admins is renamed and a group guests is made.
somebody_else() {
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
    run 0 theirs apply -auto-approve -input=false
}

# nothing_is_left: insists that PVE has neither groups nor pools any more.
nothing_is_left() {
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
}

say "Users, groups, roles, permissions, pools and storages of a small team"
run 0 ours init -input=false
run 0 ours apply -auto-approve -input=false

say "What was applied is what was asked for: a second plan is empty"
run 0 ours plan -detailed-exitcode -input=false

say "Somebody else, with a state of their own, changes one of our groups and makes another"
run 0 theirs init -input=false
somebody_else

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
nothing_is_left
