data "proxmox_storages_lvmthin" "all" {}

output "storage_ids" {
  value = data.proxmox_storages_lvmthin.all.items[*].storage_id
}
