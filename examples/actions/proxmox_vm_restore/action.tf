# Beside the original, to look for a lost file.
action "proxmox_vm_restore" "beside" {
  config {
    vmid                 = 9100
    node                 = "pve1"
    archive              = "nas:backup/vzdump-qemu-100-2026_01_31-02_30_00.vma.zst"
    storage              = "local-lvm"
    unique_mac_addresses = true
  }
}

# Over the original, whose disks are lost.
action "proxmox_vm_restore" "back" {
  config {
    vmid      = 100
    archive   = "nas:backup/vzdump-qemu-100-2026_01_31-02_30_00.vma.zst"
    overwrite = true
    start     = true
  }
}
