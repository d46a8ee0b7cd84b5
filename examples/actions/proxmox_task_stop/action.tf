action "proxmox_task_stop" "hanging_backup" {
  config {
    upid = "UPID:pve1:000A1B2C:00D3E4F5:697DA800:vzdump:100:root@pam:"
  }
}
