resource "proxmox_firewall_options_vnet" "web" {
  vnet_id        = "web"
  enabled        = true
  policy_forward = "DROP"
}
