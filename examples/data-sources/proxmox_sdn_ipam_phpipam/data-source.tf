data "proxmox_sdn_ipam_phpipam" "company" {
  ipam_id = "phpipam"
}
