data "proxmox_ha_rule_resource_affinity" "databases" {
  rule_id = "databases-apart"
}
