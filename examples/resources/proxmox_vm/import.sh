terraform import proxmox_vm.web 100
