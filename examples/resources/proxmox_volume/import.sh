terraform import proxmox_volume.data pve1/local:backup/vzdump-lxc-100-2026_01_02-03_04_05.tar.zst
