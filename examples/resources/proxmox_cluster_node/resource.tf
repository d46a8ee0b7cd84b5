variable "pve1_password" {
  description = "Password of root@pam on the member that the provider talks to."
  type        = string
  sensitive   = true
  default     = "change-me"
}

variable "pve2_password" {
  description = "Password of root@pam on the node that joins."
  type        = string
  sensitive   = true
  default     = "change-me"
}

resource "proxmox_cluster_node" "pve2" {
  node                 = "pve2"
  endpoint             = "https://10.0.0.12:8006"
  endpoint_password    = var.pve2_password
  endpoint_fingerprint = "8E:C6:B7:FB:4C:42:6D:AE:22:B8:A4:E0:2E:A8:99:5A:F7:95:3A:1E:80:24:38:33:51:D5:65:13:7D:96:01:56"
  member_password      = var.pve1_password
  links = {
    link0 = {
      address = "10.0.0.12"
    }
    link1 = {
      address = "10.0.1.12"
    }
  }
}
