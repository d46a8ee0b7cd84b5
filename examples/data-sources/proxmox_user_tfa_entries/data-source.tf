data "proxmox_user_tfa_entries" "alice" {
  user_id = "alice@pve"
}

output "types" {
  value = { for entry in data.proxmox_user_tfa_entries.alice.items : entry.entry_id => entry.type }
}
