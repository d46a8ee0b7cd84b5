data "proxmox_sdn_controller_bgp" "edge" {
  controller_id = "edge"
}
