data "proxmox_storages_lvm" "all" {}

output "storage_ids" {
  value = data.proxmox_storages_lvm.all.items[*].storage_id
}
