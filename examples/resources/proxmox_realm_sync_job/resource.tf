resource "proxmox_realm_sync_job" "nightly" {
  job_id          = "nightly"
  realm_id        = "people"
  schedule        = "02:30"
  scope           = "both"
  remove_vanished = ["entry", "acl"]
}
