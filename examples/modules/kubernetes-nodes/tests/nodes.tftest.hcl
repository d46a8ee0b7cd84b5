variables {
  cluster       = "modtest"
  image         = "local:import/debian-13-genericcloud-amd64.qcow2"
  network       = { gateway = "192.0.2.1" }
  control_plane = { cp-1 = { node = "pve1", address = "192.0.2.231/24" } }
  workers       = { worker-1 = { node = "pve1", address = "192.0.2.232/24" } }
  worker_size   = { memory_mib = 2048, data_disk = "8G" }
  protected     = false
}

run "sizes_follow_roles" {
  command = plan

  assert {
    condition     = proxmox_vm.node["worker-1"].memory.size_mib == 2048
    error_message = "The worker has another size than workers have."
  }

  assert {
    condition     = keys(proxmox_vm.node["cp-1"].disks) == tolist(["ide2", "scsi0"])
    error_message = "The control plane has a data disk that nobody asked for."
  }

  assert {
    condition     = proxmox_vm.node["worker-1"].disks["scsi1"].backup == false
    error_message = "The disk of replicated volumes is backed up by PVE as well."
  }
}

# Makes two VMs and removes them again. The image must be there.
run "nodes_are_an_inventory" {
  assert {
    condition     = output.nodes["modtest-cp-1"].role == "control-plane"
    error_message = "The inventory does not tell who is what."
  }

  assert {
    condition     = output.control_plane_addresses == ["192.0.2.231"]
    error_message = "The API server is looked for elsewhere."
  }
}

run "an_even_control_plane_is_refused" {
  command = plan

  variables {
    control_plane = {
      cp-1 = { node = "pve1", address = "192.0.2.231/24" }
      cp-2 = { node = "pve1", address = "192.0.2.233" }
    }
  }

  expect_failures = [var.control_plane]
}
