data "proxmox_storage_glusterfs" "gluster" {
  storage_id = "gluster"
}
