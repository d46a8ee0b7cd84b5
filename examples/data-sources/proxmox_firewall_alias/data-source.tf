data "proxmox_firewall_alias" "office" {
  level    = "cluster"
  alias_id = "office"
}
