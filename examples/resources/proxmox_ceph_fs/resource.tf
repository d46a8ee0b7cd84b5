resource "proxmox_ceph_mds" "files" {
  node = "pve1"
}

# A reference to the server that is to serve it makes this wait for the server.
resource "proxmox_ceph_fs" "shared" {
  name        = "shared"
  node        = proxmox_ceph_mds.files.node
  pg_num      = 32
  add_storage = true
}
