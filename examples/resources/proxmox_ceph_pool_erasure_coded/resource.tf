# Four chunks of data and two more: any two hosts may be lost, with half again as much room.
resource "proxmox_ceph_pool_erasure_coded" "archive" {
  name              = "archive"
  pg_autoscale_mode = "on"

  erasure_coding = {
    data_chunks    = 4
    coding_chunks  = 2
    failure_domain = "host"
    device_class   = "hdd"
  }
}
