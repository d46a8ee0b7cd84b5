variable "fileserver_password" {
  description = "Password of the user that PVE logs in as."
  type        = string
  sensitive   = true
  default     = "change-me"
}

resource "proxmox_storage_cifs" "fileserver" {
  storage_id  = "fileserver"
  server      = "files.example.com"
  share       = "proxmox"
  username    = "pve"
  domain      = "EXAMPLE"
  password    = var.fileserver_password
  smb_version = "3.11"
  content     = ["iso", "vztmpl"]
}
