terraform import proxmox_vm_disk.data pve1/local-lvm:vm-999999999-data
