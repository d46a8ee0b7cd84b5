data "proxmox_storage_pbs" "offsite" {
  storage_id = "pbs"
}
