resource "proxmox_firewall_rule" "backup" {
  level            = "cluster"
  rule_id          = "backup-server"
  type             = "in"
  action           = "ACCEPT"
  protocol         = "tcp"
  destination_port = "8007"
  source           = "192.0.2.50"
  comment          = "Pulls the backups"

  # Another rule of this name, or with this comment.
  before = "drop-the-rest"
}
