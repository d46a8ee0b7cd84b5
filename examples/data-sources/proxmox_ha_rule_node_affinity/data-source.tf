data "proxmox_ha_rule_node_affinity" "database" {
  rule_id = "database-by-the-ssds"
}
