import {
  to       = proxmox_vm_disk.data
  provider = proxmox
  id       = "pve1/local-lvm:vm-999999999-data"
}
