data "proxmox_sdn_zone_vxlan" "spread" {
  zone_id = "spread"
}
