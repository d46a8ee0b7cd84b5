action "proxmox_container_restore" "beside" {
  config {
    vmid                 = 9200
    node                 = "pve1"
    archive              = "nas:backup/vzdump-lxc-200-2026_01_31-02_30_00.tar.zst"
    storage              = "local-lvm"
    unique_mac_addresses = true
  }
}
