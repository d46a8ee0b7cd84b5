#!/bin/sh
# Writes Release.order: the methods that commands of Terraform's reach in the release for linux_amd64, in the order in which they reach them, so that they
# lie together in the executable. Needs gcc and nm, and a processor that is x86-64.
set -eu
. eng/common.sh
. eng/platforms.sh

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
build tests/Bench
linker_for linux_amd64
[ -z "$missing" ] || fail "$missing"
publish linux_amd64 "$work/release" || fail 'It cannot be published.'
symbols=$artifacts/bin/Proxmox.Host/release_linux-x64/native/proxmox-provider.dbg
gcc -O1 -o "$work/trace" eng/Order/trace.c

# Managed code is a section of its own: its beginning and its size.
section=$(readelf -SW "$symbols" 2> /dev/null | sed -n 's/.* __managedcode *[A-Z]* *\([0-9a-f]*\) [0-9a-f]* \([0-9a-f]*\) .*/\1 \2/p')
begin=$((0x${section% *})) size=$((0x${section#* }))
# Sizes are not told of all: ADDRESS [SIZE] t NAME, and names have spaces in them.
nm "$symbols" | sed -n 's/^\([0-9a-f]*\) [tT] \(.*\)/\1 \2/p' | sort > "$work/names"
cut -d' ' -f1 "$work/names" | uniq | while read -r address; do
    place=$((0x$address - begin))
    [ "$place" -lt 0 ] || [ "$place" -ge "$size" ] || echo "$address"
done > "$work/addresses"

printf '#!/bin/sh\nexec %s %s %s %s "$@"\n' "$work/trace" "$work/addresses" "$work/reached" "$work/release/proxmox-provider" > "$work/traced"
chmod +x "$work/traced"
"$artifacts/bin/Bench/$configuration/Proxmox.Bench" requests "traced=$work/traced"
# What was reached first comes first; equal bodies have one address and several names.
cat "$work/reached".* | awk '!seen[$0]++' > "$work/order"
awk 'NR == FNR { address = $1; sub(/^[^ ]* /, ""); names[address] = names[address] $0 "\n"; next } { printf "%s", names[$1] }' \
    "$work/names" "$work/order" > provider/Proxmox.Host/Release.order
wc -l provider/Proxmox.Host/Release.order
