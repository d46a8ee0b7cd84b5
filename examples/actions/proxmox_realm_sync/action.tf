action "proxmox_realm_sync" "people" {
  config {
    realm_id   = "people"
    scope      = "both"
    enable_new = true
  }
}
