resource "proxmox_replication_job" "database" {
  vmid        = 101
  target_node = "pve2"
  schedule    = "*/5"
  comment     = "Loses five minutes at most"
}
