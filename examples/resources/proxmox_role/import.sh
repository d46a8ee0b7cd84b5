terraform import proxmox_role.operator Operator
