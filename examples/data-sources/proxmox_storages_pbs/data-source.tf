data "proxmox_storages_pbs" "all" {}

output "storage_ids" {
  value = data.proxmox_storages_pbs.all.items[*].storage_id
}
