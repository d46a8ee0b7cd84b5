import {
  to       = proxmox_firewall_rule.backup
  provider = proxmox
  id       = "cluster/ssh-from-office"
}
