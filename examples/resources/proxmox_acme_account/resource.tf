resource "proxmox_acme_account" "default" {
  account_id           = "default"
  contact              = ["admins@example.com"]
  directory            = "https://acme-v02.api.letsencrypt.org/directory"
  terms_of_service_url = "https://letsencrypt.org/documents/LE-SA-v1.6-August-18-2025.pdf"
}
