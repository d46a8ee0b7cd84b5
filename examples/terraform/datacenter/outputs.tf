output "deploy_token" {
  description = "API token of the deployment job, as PROXMOX_VE_API_TOKEN takes it."
  value       = "${proxmox_user.ci.user_id}!${proxmox_user_token.deploy.token_name}=${proxmox_user_token.deploy.value}"
  sensitive   = true
}

output "team" {
  description = "Who is in which group."
  value       = { for name, person in proxmox_user.person : name => sort(person.groups) }
}
