import {
  to       = proxmox_replication_job.database
  provider = proxmox
  id       = "100-0"
}
