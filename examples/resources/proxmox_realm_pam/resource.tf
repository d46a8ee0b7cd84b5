resource "proxmox_realm_pam" "this" {
  comment = "Administrators of the nodes"
}
