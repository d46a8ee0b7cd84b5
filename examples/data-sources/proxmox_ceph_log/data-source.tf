data "proxmox_ceph_log" "pve1" {
  node  = "pve1"
  limit = 100
}

output "lines" {
  value = data.proxmox_ceph_log.pve1.lines
}
