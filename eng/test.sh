#!/bin/sh
# Builds everything once, runs every test project, and ends with the line that CI reads: N passed, N failed[, N skipped].
# What failed the last time goes first, and when it fails again nothing else is run. ONLY=Pools runs the tests of the folders of that name.
set -eu
. eng/common.sh
# The programs that tests start live for seconds, and do not earn what instrumented code costs.
export DOTNET_TieredPGO=0

PROXMOX_TEST_TERRAFORM=$(eng/clients.sh terraform)
PROXMOX_TEST_TOFU=$(eng/clients.sh tofu)
PROXMOX_TEST_SSH2=$(eng/clients.sh ssh2)
PROXMOX_TEST_CHROMIUM=$(eng/clients.sh chromium)
PROXMOX_TEST_PLAYWRIGHT=$(eng/clients.sh playwright)
export PROXMOX_TEST_TERRAFORM PROXMOX_TEST_TOFU PROXMOX_TEST_SSH2 PROXMOX_TEST_CHROMIUM PROXMOX_TEST_PLAYWRIGHT
say "Clients: terraform ${PROXMOX_TEST_TERRAFORM:-is not here}, tofu ${PROXMOX_TEST_TOFU:-is not here}; ssh2 ${PROXMOX_TEST_SSH2:-is not here}; \
chromium ${PROXMOX_TEST_CHROMIUM:-is not here}"

say 'Building'
build Proxmox.slnx

results=$artifacts/test-results
failures=$artifacts/failed-tests
# Two projects run at once: what takes longest goes first, and the others beside it.
longest=Proxmox.Resources.Tests
set --
for name in $longest $(ls tests | grep '\.Tests$' | grep -vx "$longest"); do
    set -- "$@" "$artifacts/bin/$name/$configuration/$name.dll"
done

# run FILTER DLL...: runs the tests that the filter names, or all when it is empty, and leaves counts and, in a file, filters for what failed.
run() {
    filter=$1
    shift
    rm -rf "$results"
    mkdir -p "$results"
    status=0
    dotnet test "$@" ${filter:+--filter "$filter"} --logger 'trx;LogFileName=all.trx' --logger 'console;verbosity=minimal' --results-directory "$results" \
        -- RunConfiguration.MaxCpuCount=2 RunConfiguration.TreatNoTestsAsError="$([ -n "$filter" ] && echo false || echo true)" > "$results/console.log" 2>&1 || status=$?
    grep -v -e '^Starting test execution' -e '^A total of' -e '^Results File' -e '^VSTest version' -e '^No test matches' "$results/console.log" || true
    [ -f "$results/all.trx" ] || { echo 'The tests left no results.'; echo '0 passed, 1 failed'; exit 1; }
    executed=$(count executed)
    passed=$(count passed)
    failed=$((executed - passed))
    skipped=$(($(count total) - executed))
    # A crashed test process leaves no failed test behind it.
    [ "$status" -eq 0 ] || [ "$failed" -gt 0 ] || failed=1
    # The definition of a failed test, by the id of its result, names its class and method. The arguments of a fixture are left out, for
    # quotes and brackets mean something else in a filter.
    sed -n 's/.*<UnitTestResult .*testId="\([^"]*\)".*outcome="Failed".*/\1/p' "$results/all.trx" | while read -r id; do
        sed -n "/<UnitTest .*id=\"$id\"/,/<\/UnitTest>/s/.*<TestMethod .*className=\"\([^\"(]*\)[^\"]*\" name=\"\([A-Za-z0-9_]*\).*/(FullyQualifiedName~\1\&Name~\2)/p" "$results/all.trx"
    done | sort -u > "$results/failed"
}

# One <Counters .../> for the whole run.
count() { sed -n 's/.*<Counters.* '"$1"'="\([0-9]*\)".*/\1/p' "$results/all.trx" | head -n 1; }

# The line for CI, and success where nothing failed. What failed, and why, stands right before it, for a log may keep no more than its end.
finish() {
    awk '/<UnitTestResult .*outcome="Failed"/ { name = $0; sub(/.* testName="/, "", name); sub(/" .*/, "", name); print "Failed: " name }
        name != "" && /<Message>/ { lines = 8; sub(/.*<Message>/, "") }
        lines > 0 { text = $0; end = sub(/<\/Message>.*/, "", text); print "    " text; lines = end ? 0 : lines - 1 }
        /<\/UnitTestResult>/ { name = ""; lines = 0 }' "$results/all.trx" | sed 's/&quot;/"/g; s/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g'
    echo "$passed passed, $failed failed$([ "$skipped" -eq 0 ] || echo ", $skipped skipped")"
    [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
}

if [ -n "${ONLY:-}" ]; then
    say "Testing the folder $ONLY"
    run "FullyQualifiedName~.$ONLY." "$@"
    finish
    exit
fi

if [ -s "$failures" ]; then
    say "Testing what failed the last time"
    run "$(paste -sd '|' - < "$failures")" "$@"
    cp "$results/failed" "$failures"
    [ "$failed" -eq 0 ] || { finish; exit; }
fi

say "Testing $# projects"
# Only then is it known what no test has requested.
export PROXMOX_TEST_ALL=1
run '' "$@"
cp "$results/failed" "$failures"
finish
