terraform import proxmox_container.web 200
