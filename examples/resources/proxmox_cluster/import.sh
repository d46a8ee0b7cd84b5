terraform import proxmox_cluster.lab datacenter
