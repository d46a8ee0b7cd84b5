data "proxmox_storages_cifs" "all" {}

output "storage_ids" {
  value = data.proxmox_storages_cifs.all.items[*].storage_id
}
