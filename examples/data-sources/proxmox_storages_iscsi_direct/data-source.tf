data "proxmox_storages_iscsi_direct" "all" {}

output "storage_ids" {
  value = data.proxmox_storages_iscsi_direct.all.items[*].storage_id
}
