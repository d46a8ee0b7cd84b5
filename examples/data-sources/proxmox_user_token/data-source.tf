data "proxmox_user_token" "deploy" {
  user_id    = "ci@pve"
  token_name = "deploy"
}
