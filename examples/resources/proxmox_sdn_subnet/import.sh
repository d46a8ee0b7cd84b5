terraform import proxmox_sdn_subnet.lab web/zone1-198.51.100.0-24
