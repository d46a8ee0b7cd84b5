resource "proxmox_vm" "web" {
  vmid = 100
  name = "web"
  node = "pve1"
}

resource "proxmox_ha_resource" "web" {
  sid          = "vm:${proxmox_vm.web.vmid}"
  max_restart  = 2
  max_relocate = 2
  comment      = "The shop"
}
