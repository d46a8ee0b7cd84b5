resource "proxmox_vm_snapshot" "before_upgrade" {
  vmid        = 100
  name        = "before-upgrade"
  description = "Before the upgrade to Debian 13"
}
