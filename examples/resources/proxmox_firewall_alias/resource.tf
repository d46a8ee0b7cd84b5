resource "proxmox_firewall_alias" "office" {
  level    = "cluster"
  alias_id = "office"
  cidr     = "192.0.2.0/24"
  comment  = "Third floor"
}

# A name that only one guest knows.
resource "proxmox_vm" "web" {
  vmid = 100
  name = "web"
  node = "pve1"
}

resource "proxmox_firewall_alias" "web" {
  level    = "vm:${proxmox_vm.web.vmid}"
  alias_id = "self"
  cidr     = "198.51.100.7"
}
