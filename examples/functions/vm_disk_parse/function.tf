# What `qm config` prints of a disk, by the names that disks has.
output "size" {
  value = provider::proxmox::vm_disk_parse("local-lvm:vm-100-disk-0,discard=on,size=32G,ssd=1").size
}

output "storage" {
  value = provider::proxmox::vm_disk_parse("local-lvm:vm-100-disk-0,discard=on,size=32G,ssd=1").storage
}
