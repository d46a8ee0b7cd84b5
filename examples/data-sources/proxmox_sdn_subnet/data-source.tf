data "proxmox_sdn_subnet" "web" {
  vnet_id   = "web"
  subnet_id = "office-198.51.100.0-24"
}
