resource "proxmox_firewall_security_group" "webserver" {
  security_group_id = "webserver"
  comment           = "Serves pages"
}
