data "proxmox_sdn_vnet" "web" {
  vnet_id = "web"
}
