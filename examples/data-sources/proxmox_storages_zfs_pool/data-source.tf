data "proxmox_storages_zfs_pool" "all" {}

output "storage_ids" {
  value = data.proxmox_storages_zfs_pool.all.items[*].storage_id
}
