data "proxmox_acls" "all" {}

output "grants_on_everything" {
  value = [for entry in data.proxmox_acls.all.items : entry.principal if entry.path == "/"]
}
