#!/bin/sh
# Builds the release of what is committed twice, in two folders of different names, and compares every byte. PLATFORMS names the platforms;
# linux_amd64 is the default.
set -eu
. eng/common.sh

platforms=${PLATFORMS:-linux_amd64}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
[ -z "$(git status --porcelain)" ] || echo 'What is not committed is left out.'
for copy in first another/second; do
    say "Building the committed tree in $work/$copy"
    git clone -q "$root" "$work/$copy"
    (cd "$work/$copy" && unset ArtifactsPath && PLATFORMS=$platforms VERIFY=no eng/dist.sh) > "$work/log" 2>&1 || { cat "$work/log" >&2; fail 'It cannot be built.'; }
    (cd "$work/$copy/dist" && sha256sum -- *) > "$work/$(basename "$copy").sums"
done
diff "$work/first.sums" "$work/second.sums" || fail 'Two builds of one commit differ.'
cat "$work/first.sums"
say 'Two builds of one commit are the same, byte by byte.'
