data "proxmox_ceph_config" "ceph" {
  node = "pve1"
}

output "file" {
  value = data.proxmox_ceph_config.ceph.file
}
