# The last part of each node's address in the VLAN of the storage.
locals {
  nodes = { pve1 = "11", pve2 = "12" }
}

# Two cards that nothing else uses, to a pair of switches that speak LACP. The card that the node itself is reached by stays as it is.
resource "proxmox_network_bond" "uplink" {
  for_each = local.nodes

  node             = each.key
  name             = "bond0"
  slaves           = ["eth1", "eth2"]
  mode             = "802.3ad"
  xmit_hash_policy = "layer3+4"
  mtu              = 9000
  autostart        = true
  comment          = "Both switches, ports ${each.value}"
}

# Guests get a VLAN each by the tag of their network device.
resource "proxmox_network_bridge" "guests" {
  for_each = local.nodes

  node       = each.key
  name       = "vmbr1"
  ports      = [proxmox_network_bond.uplink[each.key].name]
  vlan_aware = true
  vids       = ["2-100"]
  mtu        = 9000
  autostart  = true
}

# The node's own address in the VLAN of the storage.
resource "proxmox_network_vlan" "storage" {
  for_each = local.nodes

  node      = each.key
  name      = "${proxmox_network_bridge.guests[each.key].name}.20"
  address   = "198.51.100.${each.value}/24"
  mtu       = 9000
  autostart = true
}

resource "proxmox_node_dns" "dns" {
  for_each = local.nodes

  node          = each.key
  search_domain = "example.com"
  servers       = ["192.0.2.53", "192.0.2.54"]
}

resource "proxmox_node_timezone" "timezone" {
  for_each = local.nodes

  node     = each.key
  timezone = "Europe/Vienna"
}

# The storage is found without a name server as well.
resource "proxmox_node_hosts_entry" "storage" {
  for_each = local.nodes

  node      = each.key
  address   = "198.51.100.2"
  hostnames = ["storage.example.com", "storage"]
}

output "storage_addresses" {
  value = [for vlan in proxmox_network_vlan.storage : vlan.address]
}
