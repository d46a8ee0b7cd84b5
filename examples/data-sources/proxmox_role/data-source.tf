data "proxmox_role" "administrator" {
  role_id = "Administrator"
}

output "all_privileges" {
  value = data.proxmox_role.administrator.privileges
}
