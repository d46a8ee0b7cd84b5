import {
  to       = proxmox_acme_plugin.cloudflare
  provider = proxmox
  id       = "cloudflare"
}
