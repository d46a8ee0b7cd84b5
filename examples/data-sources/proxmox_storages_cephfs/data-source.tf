data "proxmox_storages_cephfs" "all" {}

output "storage_ids" {
  value = data.proxmox_storages_cephfs.all.items[*].storage_id
}
