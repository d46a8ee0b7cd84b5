terraform import proxmox_group_member.alice admins/alice@pve
