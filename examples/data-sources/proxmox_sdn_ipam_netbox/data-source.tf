data "proxmox_sdn_ipam_netbox" "company" {
  ipam_id = "netbox"
}
