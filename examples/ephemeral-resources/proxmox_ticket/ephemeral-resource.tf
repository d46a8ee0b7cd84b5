variable "alice_password" {
  type      = string
  sensitive = true
  ephemeral = true
  default   = null
}

# A login of alice for as long as this run: neither the password nor the ticket is stored.
ephemeral "proxmox_ticket" "alice" {
  username = "alice@pve"
  password = var.alice_password
}
