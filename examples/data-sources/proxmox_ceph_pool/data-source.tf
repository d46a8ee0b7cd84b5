data "proxmox_ceph_pool" "guests" {
  name = "guests"
}

output "copies" {
  value = data.proxmox_ceph_pool.guests.size
}
