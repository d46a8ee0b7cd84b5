resource "proxmox_storage_glusterfs" "gluster" {
  storage_id      = "gluster"
  server          = "gluster1.example.com"
  fallback_server = "gluster2.example.com"
  volume          = "guests"
  content         = ["images"]
}
