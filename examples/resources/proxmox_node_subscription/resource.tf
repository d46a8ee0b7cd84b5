variable "subscription_key" {
  type      = string
  sensitive = true
  default   = "pve1c-0123456789"
}

resource "proxmox_node_subscription" "pve1" {
  node = "pve1"
  key  = var.subscription_key
}
