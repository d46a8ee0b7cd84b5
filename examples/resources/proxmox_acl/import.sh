terraform import proxmox_acl.admins '/vms/100?alice@pve?PVEVMUser'
