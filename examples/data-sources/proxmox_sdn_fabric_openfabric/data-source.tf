data "proxmox_sdn_fabric_openfabric" "spine" {
  fabric_id = "spine"
}
