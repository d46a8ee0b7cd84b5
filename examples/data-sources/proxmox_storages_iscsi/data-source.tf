data "proxmox_storages_iscsi" "all" {}

output "storage_ids" {
  value = data.proxmox_storages_iscsi.all.items[*].storage_id
}
