terraform import proxmox_uploaded_file.tools pve1/local:iso/tools.iso
