resource "proxmox_sdn_controller_bgp" "edge" {
  controller_id = "edge-pve1"
  node          = "pve1"
  asn           = 65000
  peers         = ["192.0.2.1"]
  ebgp          = true
}
