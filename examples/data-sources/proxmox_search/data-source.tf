# The running web servers of production, wherever they are.
data "proxmox_search" "web" {
  type   = "vm"
  name   = "web-*"
  tags   = ["production"]
  status = "running"
}

# Storages of a node.
data "proxmox_search" "storages" {
  type = "storage"
  node = "pve1"
}

output "web_servers" {
  value = [for vm in data.proxmox_search.web.items : vm.vmid]
}

output "storages" {
  value = [for storage in data.proxmox_search.storages.items : storage.storage_id]
}
