data "proxmox_acme_plugins" "all" {}

output "types" {
  value = { for plugin in data.proxmox_acme_plugins.all.items : plugin.plugin_id => plugin.type }
}
