variable "pbs_password" {
  type      = string
  sensitive = true
  default   = "secret"
}

data "proxmox_node_scan_pbs" "vault" {
  node     = "pve1"
  server   = "pbs.example.com"
  username = "backup@pbs"
  password = var.pbs_password
}

output "datastores" {
  value = [for datastore in data.proxmox_node_scan_pbs.vault.items : datastore.datastore]
}
