#!/bin/sh
# Builds everything once, runs every test project, and ends with the line that CI reads: N passed, N failed[, N skipped].
set -eu
. eng/common.sh

PROXMOX_TEST_TERRAFORM=$(eng/clients.sh terraform)
PROXMOX_TEST_TOFU=$(eng/clients.sh tofu)
export PROXMOX_TEST_TERRAFORM PROXMOX_TEST_TOFU
say "Clients: terraform ${PROXMOX_TEST_TERRAFORM:-is not here}, tofu ${PROXMOX_TEST_TOFU:-is not here}"

say 'Building'
build Proxmox.slnx

results=$artifacts/test-results
rm -rf "$results"
mkdir -p "$results"
set --
for project in tests/*.Tests; do
    name=$(basename "$project")
    set -- "$@" "$artifacts/bin/$name/$configuration/$name.dll"
done

say "Testing $# projects"
status=0
dotnet test "$@" --logger 'trx;LogFileName=all.trx' --logger 'console;verbosity=minimal' --results-directory "$results" \
    -- RunConfiguration.MaxCpuCount=2 RunConfiguration.TreatNoTestsAsError=true > "$results/console.log" 2>&1 || status=$?
grep -v -e '^Starting test execution' -e '^A total of' -e '^Results File' -e '^VSTest version' "$results/console.log" || true

# One <Counters .../> for the whole run.
count() { sed -n 's/.*<Counters .*[ ]'"$1"'="\([0-9]*\)".*/\1/p' "$results/all.trx" | head -n 1; }
[ -f "$results/all.trx" ] || { echo 'The tests left no results.'; echo '0 passed, 1 failed'; exit 1; }
total=$(count total)
executed=$(count executed)
passed=$(count passed)
failed=$((executed - passed))
skipped=$((total - executed))
# A crashed test process leaves no failed test behind it.
[ "$status" -eq 0 ] || [ "$failed" -gt 0 ] || failed=1
if [ "$skipped" -gt 0 ]; then
    echo "$passed passed, $failed failed, $skipped skipped"
else
    echo "$passed passed, $failed failed"
fi
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
