resource "proxmox_sdn_ipam_pve" "lab" {
  ipam_id = "lab"
}
