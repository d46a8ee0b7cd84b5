# Without arguments: what the provider's own user or token may do.
data "proxmox_permissions" "own" {
  path = "/storage"
}

output "can_add_storages" {
  value = anytrue([for entry in data.proxmox_permissions.own.items : contains(entry.privileges, "Datastore.Allocate")])
}
