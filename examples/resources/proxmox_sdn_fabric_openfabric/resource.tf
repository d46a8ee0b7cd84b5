resource "proxmox_sdn_fabric_openfabric" "spine" {
  fabric_id              = "spine"
  ip_prefix              = "10.20.0.0/24"
  hello_interval_seconds = 5
}
