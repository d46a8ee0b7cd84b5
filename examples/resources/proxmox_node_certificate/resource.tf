variable "certificate" {
  type = string
}

variable "private_key" {
  type      = string
  sensitive = true
}

resource "proxmox_node_certificate" "pve1" {
  node         = "pve1"
  certificates = var.certificate
  key          = var.private_key
}
