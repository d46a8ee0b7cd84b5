data "proxmox_firewall_rule" "backup" {
  level   = "cluster"
  rule_id = "backup-server"
}
