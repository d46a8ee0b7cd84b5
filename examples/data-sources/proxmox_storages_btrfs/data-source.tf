data "proxmox_storages_btrfs" "all" {}

output "storage_ids" {
  value = data.proxmox_storages_btrfs.all.items[*].storage_id
}
