resource "proxmox_sdn_controller_evpn" "core" {
  controller_id = "core"
  asn           = 65000
  peers         = ["192.0.2.11", "192.0.2.12", "192.0.2.13"]
}

resource "proxmox_sdn_zone_evpn" "routed" {
  zone_id           = "routed"
  controller        = proxmox_sdn_controller_evpn.core.controller_id
  vrf_vxlan         = 10000
  exit_nodes        = ["pve1", "pve2"]
  primary_exit_node = "pve1"
  mtu               = 1450
}
