data "proxmox_ceph_osd" "third" {
  node   = "pve1"
  osd_id = 3
}

output "disk" {
  value = data.proxmox_ceph_osd.third.devices[0].physical_device
}
