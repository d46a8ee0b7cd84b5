import {
  to       = proxmox_ha_rule_resource_affinity.databases
  provider = proxmox
  id       = "databases-apart"
}
