data "proxmox_storages_nfs" "all" {}

output "storage_ids" {
  value = data.proxmox_storages_nfs.all.items[*].storage_id
}
