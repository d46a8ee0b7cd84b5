action "proxmox_vm_move_disk" "to_ceph" {
  config {
    vmid           = 100
    slot           = "scsi0"
    target_storage = "ceph"
    delete_source  = true
  }
}
