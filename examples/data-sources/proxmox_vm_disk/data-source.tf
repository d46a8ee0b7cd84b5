data "proxmox_vm_disk" "data" {
  node   = "pve1"
  volume = "local-lvm:vm-999999999-web-data"
}

output "attached_to" {
  value = data.proxmox_vm_disk.data.attachment
}
