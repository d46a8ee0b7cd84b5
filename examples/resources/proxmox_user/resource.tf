resource "proxmox_group" "developers" {
  group_id = "developers"
}

variable "alice_password" {
  description = "First password of Alice."
  type        = string
  sensitive   = true
  default     = null
}

resource "proxmox_user" "alice" {
  user_id    = "alice@pve"
  first_name = "Alice"
  last_name  = "Example"
  email      = "alice@example.com"
  groups     = [proxmox_group.developers.group_id]
  password   = var.alice_password
}
