variables {
  name     = "module-test"
  members  = { "module-test-alice" = { first_name = "Alice", email = "alice@example.com" } }
  machines = { ci = "Continuous integration" }
  storages = ["local-lvm"]
  networks = ["localnetwork/vmbr0"]
}

# Makes the team and removes it again.
run "a_team_has_its_pool_and_no_more" {
  assert {
    condition     = keys(proxmox_acl.group) == ["/pool/module-test", "/sdn/zones/localnetwork/vmbr0", "/storage/local-lvm"]
    error_message = "The group is granted other paths than its own."
  }

  assert {
    condition     = startswith(output.tokens["ci"], "module-test-ci@pve!automation=")
    error_message = "The machine has no token."
  }
}

run "a_member_who_leaves_is_removed_alone" {
  variables {
    members = {}
  }

  assert {
    condition     = length(proxmox_user.member) == 0
    error_message = "The member is still there."
  }

  assert {
    condition     = output.group_id == "module-test"
    error_message = "The group has gone as well."
  }
}

run "a_team_cannot_administer" {
  command = plan

  variables {
    privileges = ["VM.Audit", "Permissions.Modify"]
    networks   = ["vmbr0"]
  }

  expect_failures = [var.privileges, var.networks]
}
