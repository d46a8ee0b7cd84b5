data "proxmox_ha_rules" "web" {
  sid = "vm:100"
}
