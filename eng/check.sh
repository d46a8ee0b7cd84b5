#!/bin/sh
# Everything that must hold besides the tests. Each step says one line; a step that fails shows why, and the rest runs all the same.
set -eu
. eng/common.sh

log=$(mktemp)
fresh=$(mktemp -d)
trap 'rm -rf "$log" "$fresh"' EXIT
failures=0

step() {
    title=$1
    shift
    if "$@" > "$log" 2>&1; then
        printf 'ok      %s\n' "$title"
    else
        printf 'FAILED  %s\n' "$title"
        sed 's/^/        /' "$log"
        failures=$((failures + 1))
    fi
}

generated_files_are_fresh() {
    cp -r docs examples "$fresh"
    "$provider" generate . "$fresh"
    diff -r docs "$fresh/docs" && diff -r examples "$fresh/examples" || { echo 'Run make generate, and commit what it writes.'; return 1; }
}

examples_are_formatted() {
    TF_CLI_CONFIG_FILE=/dev/null "$(eng/clients.sh any)" fmt -check -diff -recursive examples
}

# Warnings are errors, and so are the style rules of .editorconfig.
step 'builds without warnings' build Proxmox.slnx
step 'whitespace is as .editorconfig says' dotnet format whitespace . --folder --verify-no-changes --exclude artifacts dist "$artifacts"
step 'generated files are fresh' generated_files_are_fresh
step 'conventions hold' dotnet test "$artifacts/bin/Proxmox.Conventions.Tests/$configuration/Proxmox.Conventions.Tests.dll" --logger 'console;verbosity=minimal'
step 'examples are formatted' examples_are_formatted
step 'scripts are POSIX' sh -c 'for script in eng/*.sh; do sh -n "$script" || exit 1; done'

[ "$failures" -eq 0 ] || fail "$failures checks failed."
