data "proxmox_roles" "all" {}

output "role_ids" {
  value = data.proxmox_roles.all.items[*].role_id
}
