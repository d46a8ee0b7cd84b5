import {
  to       = proxmox_ha_rule_node_affinity.database
  provider = proxmox
  id       = "prefer-first"
}
