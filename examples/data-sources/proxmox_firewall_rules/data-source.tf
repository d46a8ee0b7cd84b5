data "proxmox_firewall_rules" "web" {
  level = "vm:100"
}
