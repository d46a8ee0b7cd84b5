data "proxmox_storages_glusterfs" "all" {}

output "storage_ids" {
  value = data.proxmox_storages_glusterfs.all.items[*].storage_id
}
