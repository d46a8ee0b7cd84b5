data "proxmox_realm_openid" "sso" {
  realm_id = "sso"
}
