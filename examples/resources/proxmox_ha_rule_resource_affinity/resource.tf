resource "proxmox_ha_resource" "first" {
  sid = "vm:101"
}

resource "proxmox_ha_resource" "second" {
  sid = "vm:102"
}

# No node that is lost takes both databases along.
resource "proxmox_ha_rule_resource_affinity" "databases" {
  rule_id   = "databases-apart"
  resources = [proxmox_ha_resource.first.sid, proxmox_ha_resource.second.sid]
  affinity  = "negative"
}
