data "proxmox_storages_directory" "all" {}

output "storage_ids" {
  value = data.proxmox_storages_directory.all.items[*].storage_id
}
