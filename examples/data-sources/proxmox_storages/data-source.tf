data "proxmox_storages" "directories" {
  type = "dir"
}

output "paths" {
  value = { for storage in data.proxmox_storages.directories.items : storage.storage_id => storage.path }
}
