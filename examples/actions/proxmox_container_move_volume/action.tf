action "proxmox_container_move_volume" "to_ceph" {
  config {
    vmid           = 200
    slot           = "mp0"
    target_storage = "ceph"
    delete_source  = true
  }
}
