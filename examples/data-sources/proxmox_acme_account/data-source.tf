data "proxmox_acme_account" "default" {
  account_id = "default"
}
