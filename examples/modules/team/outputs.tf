output "pool_id" {
  description = "The pool that the team's guests are made in."
  value       = proxmox_pool.this.pool_id
}

output "group_id" {
  description = "The group, for more permissions than these."
  value       = proxmox_group.this.group_id
}

output "tokens" {
  description = "API tokens of the machines, as PROXMOX_VE_API_TOKEN takes them."
  value       = { for name, token in proxmox_user_token.machine : name => "${token.user_id}!${token.token_name}=${token.value}" }
  sensitive   = true
}
