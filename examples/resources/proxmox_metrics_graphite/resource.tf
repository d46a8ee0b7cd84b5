resource "proxmox_metrics_graphite" "carbon" {
  metrics_server_id = "carbon"
  server            = "graphite.example.com"
  port              = 2003
  protocol          = "tcp"
  path              = "proxmox.site-a"
}
