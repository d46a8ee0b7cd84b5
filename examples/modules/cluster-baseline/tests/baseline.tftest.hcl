# Against the datacenter that the environment names: a plan alone changes nothing there.
variables {
  nodes               = ["pve1"]
  dns                 = { search_domain = "example.com", servers = ["192.0.2.53"] }
  mail                = { from = "pve@example.com", to = ["operators@example.com"] }
  management_networks = { "192.0.2.0/24" = "Office" }
}

run "each_node_gets_the_settings" {
  command = plan

  variables {
    timezone = "Europe/Vienna"
  }

  assert {
    condition     = proxmox_node_timezone.this["pve1"].timezone == "Europe/Vienna"
    error_message = "The node does not get the time zone."
  }

  assert {
    condition     = proxmox_node_dns.this["pve1"].servers == tolist(["192.0.2.53"])
    error_message = "The node does not get the name servers."
  }
}

run "the_firewall_is_off_unless_asked_for" {
  command = plan

  assert {
    condition     = proxmox_firewall_options_cluster.this.enabled == false
    error_message = "The firewall goes on by itself."
  }

  assert {
    condition     = output.management_ipset == "+management"
    error_message = "PVE knows the set by this name alone."
  }
}

run "bad_input_is_refused" {
  command = plan

  variables {
    timezone            = "+1 hour"
    management_networks = {}
    mail                = { from = "nobody", to = [] }
    vmid_range          = { lower = 200, upper = 100 }
  }

  expect_failures = [var.timezone, var.management_networks, var.mail, var.vmid_range]
}
