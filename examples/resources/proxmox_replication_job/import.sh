terraform import proxmox_replication_job.database 100-0
