#!/bin/sh
# Everything that must hold besides the tests. Each step says one line; a step that fails shows why, and the rest runs all the same.
set -eu
. eng/common.sh
export RunAnalyzers=true

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
    "$artifacts/bin/Generate/$configuration/Proxmox.Generate" . "$fresh"
    diff -r docs "$fresh/docs" && diff -r examples "$fresh/examples" && diff schema.json "$fresh/schema.json" && diff README.md "$fresh/README.md" || { echo 'Run make generate, and commit what it writes.'; return 1; }
}

sdk_is_fresh() {
    "$artifacts/bin/Generator/$configuration/Proxmox.SdkGenerator" schema.json "$fresh/sdk" || return 1
    diff -r -x bin -x obj sdk/dotnet "$fresh/sdk" || { echo 'Run make generate, and commit what it writes.'; return 1; }
}

# BASE=REF compares with another commit than that of the last release.
schema_keeps_its_promises() {
    base=${BASE:-$(git describe --tags --abbrev=0 2>/dev/null || true)}
    # Neither before the first release nor against one that had no schema is there a promise to keep.
    if [ -z "$base" ] || { git rev-parse -q --verify "$base^{commit}" > /dev/null && ! git cat-file -e "$base:schema.json" 2>/dev/null; }; then
        return 0
    fi
    git show "$base:schema.json" > "$fresh/base.json" || return 1
    "$artifacts/bin/Generate/$configuration/Proxmox.Generate" compare "$fresh/base.json" schema.json
}

examples_are_formatted() {
    TF_CLI_CONFIG_FILE=/dev/null "$(eng/clients.sh any)" fmt -check -diff -recursive examples
}

# Warnings are errors, and so are the style rules of .editorconfig.
step 'builds without warnings' build Proxmox.slnx
step 'programs of one file build' sh -c 'for program in eng/ApiTable eng/Inspect eng/Pack eng/PulumiApi eng/Shipped; do dotnet build --nologo -v q "$program/${program#eng/}.cs" || exit 1; done'
step 'whitespace is as .editorconfig says' dotnet format whitespace . --folder --verify-no-changes --exclude artifacts dist "$artifacts"
step 'generated files are fresh' generated_files_are_fresh
step 'the SDK is what schema.json says' sdk_is_fresh
step "schema.json breaks no promise of ${BASE:-$(git describe --tags --abbrev=0 2>/dev/null || echo 'a release: there is none yet')}" schema_keeps_its_promises
step 'conventions hold' dotnet test "$artifacts/bin/Proxmox.Conventions.Tests/$configuration/Proxmox.Conventions.Tests.dll" --logger 'console;verbosity=minimal'
step 'examples are formatted' examples_are_formatted
step 'scripts are POSIX' sh -c 'for script in eng/*.sh; do sh -n "$script" || exit 1; done'

[ "$failures" -eq 0 ] || fail "$failures checks failed."
