data "proxmox_acme_accounts" "all" {}

output "first" {
  value = data.proxmox_acme_accounts.all.items[0].account_id
}
