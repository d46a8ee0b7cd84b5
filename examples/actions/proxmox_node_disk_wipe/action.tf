# What is left of a pool that is gone is wiped, so that the disk can be used again.
action "proxmox_node_disk_wipe" "old" {
  config {
    node         = "pve1"
    disk         = "/dev/sdh"
    destroy_data = true
  }
}
