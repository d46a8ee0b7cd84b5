# Which VM a disk belongs to, whatever the storage.
output "owner" {
  value = provider::proxmox::volume_id_parse("local-lvm:vm-100-disk-0").vmid
}

output "format" {
  value = provider::proxmox::volume_id_parse("local:100/vm-100-disk-1.qcow2").format
}
