output "vmids" {
  description = "VMIDs by the server's name."
  value       = { for name, server in proxmox_vm.server : name => server.vmid }
}

output "addresses" {
  description = "Addresses of the servers without prefix lengths, for a load balancer."
  value       = [for name, server in var.servers : split("/", server.address)[0]]
}

output "security_group" {
  description = "Security group of the tier."
  value       = proxmox_firewall_security_group.this.security_group_id
}
