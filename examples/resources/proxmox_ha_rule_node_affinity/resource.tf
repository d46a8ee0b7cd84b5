resource "proxmox_ha_resource" "database" {
  sid = "vm:101"
}

# The database runs on pve1 while that is there, and else on pve2.
resource "proxmox_ha_rule_node_affinity" "database" {
  rule_id   = "database-by-the-ssds"
  resources = [proxmox_ha_resource.database.sid]
  nodes     = { pve1 = 2, pve2 = 1 }
  strict    = true
}
