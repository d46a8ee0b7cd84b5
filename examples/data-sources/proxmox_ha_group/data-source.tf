data "proxmox_ha_group" "first" {
  group_id = "prefer-first"
}
