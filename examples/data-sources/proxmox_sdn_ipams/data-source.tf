data "proxmox_sdn_ipams" "all" {}

output "ipams" {
  value = [for ipam in data.proxmox_sdn_ipams.all.items : ipam.ipam_id]
}
