variable "backup_token" {
  description = "Secret of the API token backup@pbs!pve."
  type        = string
  sensitive   = true
  default     = "change-me"
}

resource "proxmox_storage_pbs" "offsite" {
  storage_id  = "pbs"
  server      = "backup.example.com"
  datastore   = "offsite"
  namespace   = "site-a"
  username    = "backup@pbs!pve"
  password    = var.backup_token
  fingerprint = "09:54:EF:2A:6B:11:C0:3D:7F:88:5E:21:94:AA:DE:01:77:3C:B5:60:1F:42:E9:8D:0A:66:CB:13:58:F7:2E:90"
}
