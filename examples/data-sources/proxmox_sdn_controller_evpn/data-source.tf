data "proxmox_sdn_controller_evpn" "core" {
  controller_id = "core"
}
