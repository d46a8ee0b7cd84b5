data "proxmox_storages_esxi" "all" {}

output "storage_ids" {
  value = data.proxmox_storages_esxi.all.items[*].storage_id
}
