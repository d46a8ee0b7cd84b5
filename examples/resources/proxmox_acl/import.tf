import {
  to = proxmox_acl.admins
  id = "/vms/100?alice@pve?PVEVMUser"
}
