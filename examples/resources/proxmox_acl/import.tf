import {
  to       = proxmox_acl.admins
  provider = proxmox
  id       = "/vms/100?alice@pve?PVEVMUser"
}
