data "proxmox_storages_rbd" "all" {}

output "storage_ids" {
  value = data.proxmox_storages_rbd.all.items[*].storage_id
}
