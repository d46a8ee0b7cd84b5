terraform import proxmox_firewall_rules.webserver vm:100
