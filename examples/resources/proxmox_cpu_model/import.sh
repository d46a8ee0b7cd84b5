terraform import proxmox_cpu_model.web web
