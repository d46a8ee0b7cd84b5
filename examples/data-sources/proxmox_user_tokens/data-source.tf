data "proxmox_user_tokens" "ci" {
  user_id = "ci@pve"
}

output "tokens_that_never_expire" {
  value = [for token in data.proxmox_user_tokens.ci.items : token.token_name if token.expires_at_unix == 0]
}
