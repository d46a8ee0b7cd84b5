locals {
  # Each node's own interface in each VLAN that nodes have addresses in.
  addresses = merge([
    for node, settings in var.nodes : {
      for network, address in settings.addresses : "${node}/${network}" => {
        node    = node
        network = network
        address = address
      }
    }
  ]...)
}

# The cards towards the switches. Those that the nodes are reached by stay as they are.
resource "proxmox_network_bond" "uplink" {
  for_each = var.nodes

  node             = each.key
  name             = "bond0"
  slaves           = each.value.uplinks
  mode             = var.bond_mode
  xmit_hash_policy = var.bond_mode == "802.3ad" ? "layer3+4" : null
  mtu              = var.mtu
  autostart        = true
  comment          = each.value.comment
}

resource "proxmox_network_bridge" "guests" {
  for_each = var.nodes

  node       = each.key
  name       = var.bridge
  ports      = [proxmox_network_bond.uplink[each.key].name]
  vlan_aware = true
  mtu        = var.mtu
  autostart  = true
  comment    = "Guests, by VLAN"
}

resource "proxmox_network_vlan" "node" {
  for_each = local.addresses

  node      = each.value.node
  name      = "${proxmox_network_bridge.guests[each.value.node].name}.${var.node_networks[each.value.network]}"
  address   = each.value.address
  mtu       = var.mtu
  autostart = true
  comment   = each.value.network
}

# The networks of the guests are one zone: permissions are given on it, and guests plug into a VNet on any node.
resource "proxmox_sdn_zone_vlan" "rack" {
  zone_id = var.zone
  bridge  = var.bridge
  nodes   = keys(proxmox_network_bridge.guests)
}

resource "proxmox_sdn_vnet" "guests" {
  for_each = var.guest_networks

  vnet_id = each.key
  zone_id = proxmox_sdn_zone_vlan.rack.zone_id
  tag     = each.value.vlan
  alias   = each.value.comment
}
