resource "proxmox_container_snapshot" "before_upgrade" {
  vmid        = 200
  name        = "before-upgrade"
  description = "Before the upgrade to Debian 13"
}
