data "proxmox_sdn_zone_qinq" "tenant" {
  zone_id = "tenant"
}
