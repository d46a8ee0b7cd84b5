data "proxmox_node_storages" "disks" {
  node    = "pve1"
  content = "images"
}

output "types" {
  value = { for storage in data.proxmox_node_storages.disks.items : storage.storage_id => storage.type }
}
