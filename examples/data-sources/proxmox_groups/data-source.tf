data "proxmox_groups" "all" {}

output "group_ids" {
  value = data.proxmox_groups.all.items[*].group_id
}
