data "proxmox_sdn_ipam_mapping" "printer" {
  vnet_id = "labnet"
  ip      = "198.51.100.20"
}
