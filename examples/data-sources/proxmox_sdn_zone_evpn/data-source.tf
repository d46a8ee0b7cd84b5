data "proxmox_sdn_zone_evpn" "routed" {
  zone_id = "routed"
}
