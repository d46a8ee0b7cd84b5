# What `qm set 100 --scsi1` takes to make a new disk.
output "scsi1" {
  value = provider::proxmox::vm_disk_build({
    storage = "local-lvm"
    size    = "32G"
    discard = "on"
    ssd     = true
  })
}
