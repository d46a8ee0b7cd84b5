resource "proxmox_sdn_ipam_mapping" "printer" {
  vnet_id = "labnet"
  ip      = "198.51.100.20"
  mac     = "BC:24:11:00:00:20"
}
