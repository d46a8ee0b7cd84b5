resource "proxmox_realm_pve" "this" {
  comment = "Local users"
  default = true
}
