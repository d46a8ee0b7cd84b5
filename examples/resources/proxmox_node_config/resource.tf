resource "proxmox_node_config" "pve1" {
  node        = "pve1"
  description = "Upper shelf"
  wake_on_lan = {
    mac_address = "BC:24:11:00:00:02"
  }
  acme_domains = {
    acmedomain0 = {
      domain = "pve1.example.com"
      plugin = "cloudflare"
    }
  }
}
