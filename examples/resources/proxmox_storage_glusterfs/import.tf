import {
  to       = proxmox_storage_glusterfs.gluster
  provider = proxmox
  id       = "gluster"
}
