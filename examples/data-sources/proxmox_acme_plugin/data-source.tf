data "proxmox_acme_plugin" "cloudflare" {
  plugin_id = "cloudflare"
}
