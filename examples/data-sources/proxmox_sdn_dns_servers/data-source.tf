data "proxmox_sdn_dns_servers" "all" {}

output "servers" {
  value = [for server in data.proxmox_sdn_dns_servers.all.items : server.dns_id]
}
