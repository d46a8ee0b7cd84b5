variable "certificate" {
  description = "The certificate of the node and those of the authorities behind it, in PEM."
  type        = string
  default     = "change-me"
}

variable "private_key" {
  description = "The key of the certificate, in PEM."
  type        = string
  sensitive   = true
  default     = "change-me"
}

resource "proxmox_node_certificate" "pve1" {
  node         = "pve1"
  certificates = var.certificate
  key          = var.private_key
}
