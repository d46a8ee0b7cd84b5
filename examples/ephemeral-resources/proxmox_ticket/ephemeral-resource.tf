variable "alice_password" {
  type      = string
  sensitive = true
  ephemeral = true
  default   = null
}

# A login of alice, for a program that takes no API token.
ephemeral "proxmox_ticket" "alice" {
  username = "alice@pve"
  password = var.alice_password
}
