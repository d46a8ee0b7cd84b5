terraform import proxmox_firewall_rule.backup cluster/ssh-from-office
