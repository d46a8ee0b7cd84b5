data "proxmox_ha_resource" "web" {
  sid = "vm:100"
}
