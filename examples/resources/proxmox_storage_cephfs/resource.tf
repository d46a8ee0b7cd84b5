resource "proxmox_storage_cephfs" "shared" {
  storage_id    = "cephfs"
  file_system   = "shared"
  monitor_hosts = ["192.0.2.31", "192.0.2.32", "192.0.2.33"]
  content       = ["iso", "vztmpl", "snippets"]
}
