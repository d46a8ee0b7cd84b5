data "proxmox_container_templates" "system" {
  node    = "pve1"
  section = "system"
}

output "templates" {
  value = [for template in data.proxmox_container_templates.system.items : template.file_name]
}
