resource "proxmox_vm_disk" "data" {
  node    = "pve1"
  storage = "local-lvm"
  name    = "web-data"
  size    = "64G"

  attachment = {
    vmid    = 100
    slot    = "scsi1"
    discard = "on"
    ssd     = true
  }

  lifecycle {
    prevent_destroy = true
  }
}
