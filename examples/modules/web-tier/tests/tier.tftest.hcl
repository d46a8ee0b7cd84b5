variables {
  name      = "modtest"
  image     = "local:import/debian-13-genericcloud-amd64.qcow2"
  network   = { gateway = "192.0.2.1" }
  servers   = { a = { node = "pve1", address = "192.0.2.241/24" } }
  protected = false
}

# Makes a server and removes it again. The image must be there.
run "a_server_runs_behind_its_rules" {
  assert {
    condition     = proxmox_vm.server["a"].name == "modtest-a"
    error_message = "The server has another name."
  }

  assert {
    condition     = proxmox_firewall_options_guest.server["a"].enabled
    error_message = "The firewall of the server is off."
  }

  assert {
    condition     = output.addresses == ["192.0.2.241"]
    error_message = "The load balancer is told other addresses."
  }
}

run "one_that_is_added_leaves_the_others_alone" {
  command = plan

  variables {
    servers = {
      a = { node = "pve1", address = "192.0.2.241/24" }
      b = { node = "pve1", address = "192.0.2.242/24", memory_mib = 4096 }
    }
  }

  # Of a server that were made anew no VMID could be known.
  assert {
    condition     = proxmox_vm.server["a"].vmid > 0
    error_message = "The first server is made anew."
  }

  assert {
    condition     = proxmox_vm.server["b"].memory.size_mib == 4096
    error_message = "What the second server has more is lost."
  }
}

run "addresses_are_checked" {
  command = plan

  variables {
    servers = { a = { node = "pve1", address = "192.0.2.241" } }
  }

  expect_failures = [var.servers]
}
