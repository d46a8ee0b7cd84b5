variable "esxi_password" {
  description = "Password of root on the ESXi host."
  type        = string
  sensitive   = true
  default     = "change-me"
}

resource "proxmox_storage_esxi" "old" {
  storage_id = "esxi"
  server     = "esxi.example.com"
  username   = "root"
  password   = var.esxi_password
}
