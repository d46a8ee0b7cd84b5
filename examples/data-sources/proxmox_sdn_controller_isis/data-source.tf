data "proxmox_sdn_controller_isis" "isis" {
  controller_id = "isis"
}
