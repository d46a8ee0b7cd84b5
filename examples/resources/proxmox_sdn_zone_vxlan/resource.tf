resource "proxmox_sdn_zone_vxlan" "spread" {
  zone_id = "spread"
  peers   = ["192.0.2.11", "192.0.2.12", "192.0.2.13"]
  mtu     = 1450
}
