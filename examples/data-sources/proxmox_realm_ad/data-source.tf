data "proxmox_realm_ad" "corp" {
  realm_id = "corp"
}
