# No scrubbing for now; what else is set is left as it is.
resource "proxmox_ceph_flags" "quiet" {
  noscrub      = true
  nodeep_scrub = true
}
