# The first data disk, behind the disk of the system.
output "data_disk" {
  value = provider::proxmox::slot_build("scsi", 1)
}
