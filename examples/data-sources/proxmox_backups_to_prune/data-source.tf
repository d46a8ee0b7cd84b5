data "proxmox_backups_to_prune" "nas" {
  node    = "pve1"
  storage = "nas"

  prune_backups = {
    keep_last = 3
  }
}

output "marks" {
  value = { for backup in data.proxmox_backups_to_prune.nas.items : backup.volume_id => backup.mark }
}
