# A file has the same volume id on each node, and is offered once all of them have it.
output "images" {
  description = "Volumes of the disk images by name, for import_from of a VM's disk."
  value       = { for name, ids in { for key, file in proxmox_downloaded_file.image : local.images[key].name => file.volume_id... } : name => ids[0] }
}

output "isos" {
  description = "Volumes of the ISO images by name, for iso of a VM's disk."
  value       = { for name, ids in { for key, file in proxmox_downloaded_file.iso : local.isos[key].name => file.volume_id... } : name => ids[0] }
}

output "container_templates" {
  description = "Volumes of the container templates by package, for os_template of a container."
  value       = { for package, ids in { for key, file in proxmox_container_template.template : local.templates[key].package => file.volume_id... } : package => ids[0] }
}
