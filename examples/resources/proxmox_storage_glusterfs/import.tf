import {
  to = proxmox_storage_glusterfs.gluster
  id = "gluster"
}
