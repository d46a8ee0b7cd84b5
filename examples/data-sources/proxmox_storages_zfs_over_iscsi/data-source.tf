data "proxmox_storages_zfs_over_iscsi" "all" {}

output "storage_ids" {
  value = data.proxmox_storages_zfs_over_iscsi.all.items[*].storage_id
}
