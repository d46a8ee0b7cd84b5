data "proxmox_firewall_options_vnet" "web" {
  vnet_id = "web"
}
