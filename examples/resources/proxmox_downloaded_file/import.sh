terraform import proxmox_downloaded_file.debian pve1/local:iso/debian.iso
