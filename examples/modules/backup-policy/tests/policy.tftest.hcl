variables {
  name    = "modtest"
  storage = "local"
  mailto  = ["operators@example.com"]
  classes = {
    modtest-daily = { schedule = "02:30", keep = { keep_daily = 7 } }
  }
}

# Makes the policy and removes it again.
run "a_class_is_a_pool_with_a_job" {
  assert {
    condition     = proxmox_backup_job.class["modtest-daily"].pool == output.pools["modtest-daily"]
    error_message = "The job backs up something else."
  }

  assert {
    condition     = proxmox_backup_job.class["modtest-daily"].prune_backups.keep_daily == 7
    error_message = "Other backups are kept than the class says."
  }
}

run "a_job_can_be_switched_off" {
  variables {
    classes = {
      modtest-daily = { schedule = "02:30", enabled = false, keep = { keep_daily = 7 } }
    }
  }

  assert {
    condition     = proxmox_backup_job.class["modtest-daily"].enabled == false
    error_message = "The job is still on."
  }
}

run "keeping_nothing_is_refused" {
  command = plan

  variables {
    classes = {
      modtest-daily = { schedule = "02:30", keep = {} }
    }
    mailto = []
  }

  expect_failures = [var.classes, var.mailto]
}
