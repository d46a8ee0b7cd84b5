data "proxmox_firewall_log" "first" {
  level = "node:pve1"
  limit = 20
}
