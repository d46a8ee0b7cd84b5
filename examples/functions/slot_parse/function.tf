output "bus" {
  value = provider::proxmox::slot_parse("scsi0").bus
}

output "number" {
  value = provider::proxmox::slot_parse("net12").index
}
