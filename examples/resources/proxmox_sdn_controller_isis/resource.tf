resource "proxmox_sdn_controller_isis" "edge" {
  controller_id = "isis-pve1"
  node          = "pve1"
  domain        = "lab"
  net           = "47.0023.0000.0000.0000.0000.0000.0000.1900.0004.00"
  interfaces    = ["eno1", "eno2"]
}
