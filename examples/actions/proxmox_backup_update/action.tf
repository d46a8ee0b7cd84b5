action "proxmox_backup_update" "keep" {
  config {
    node      = "pve1"
    volume_id = "nas:backup/vzdump-qemu-100-2026_01_31-02_30_00.vma.zst"
    protected = true
    notes     = "The last one before the move."
  }
}
