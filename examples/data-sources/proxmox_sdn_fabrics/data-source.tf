data "proxmox_sdn_fabrics" "all" {}

output "fabrics" {
  value = { for fabric in data.proxmox_sdn_fabrics.all.items : fabric.fabric_id => fabric.protocol }
}
