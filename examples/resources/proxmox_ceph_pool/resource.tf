resource "proxmox_ceph_pool" "guests" {
  name              = "guests"
  size              = 3
  min_size          = 2
  pg_autoscale_mode = "on"
  target_size_ratio = 0.8

  # A storage of the same name, which goes with the pool.
  add_storage                = true
  remove_storages_on_destroy = true
}
