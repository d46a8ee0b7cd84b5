# A plan alone: networks of real nodes are nothing to try things with.
variables {
  nodes = {
    pve1 = { uplinks = ["eth1", "eth2"], addresses = { storage = "198.51.100.11/24" } }
  }
  node_networks  = { storage = 20 }
  guest_networks = { web = { vlan = 100, comment = "Web servers" } }
  bridge         = "vmbr7"
  zone           = "modtest"
}

run "a_node_is_in_its_networks" {
  command = plan

  assert {
    condition     = proxmox_network_vlan.node["pve1/storage"].name == "vmbr7.20"
    error_message = "The node is in another VLAN."
  }

  assert {
    condition     = output.node_addresses["storage"]["pve1"] == "198.51.100.11"
    error_message = "The node has another address."
  }
}

run "switches_without_lacp" {
  command = plan

  variables {
    bond_mode = "active-backup"
  }

  assert {
    condition     = proxmox_network_bond.uplink["pve1"].xmit_hash_policy == null
    error_message = "PVE refuses a hash policy in this mode."
  }
}

run "what_cannot_work_is_refused" {
  command = plan

  variables {
    nodes          = { pve1 = { uplinks = [], addresses = { storage = "198.51.100.11" } } }
    guest_networks = { much-too-long = { vlan = 5000 } }
    bridge         = "vmbr0"
  }

  expect_failures = [var.nodes, var.guest_networks, var.bridge]
}
