resource "proxmox_user" "ci" {
  user_id = "ci@pve"
  comment = "Continuous integration"
}

resource "proxmox_user_token" "deploy" {
  user_id              = proxmox_user.ci.user_id
  token_name           = "deploy"
  privilege_separation = true
  comment              = "Used by the deployment job"
}

output "deploy_token" {
  value     = proxmox_user_token.deploy.value
  sensitive = true
}
