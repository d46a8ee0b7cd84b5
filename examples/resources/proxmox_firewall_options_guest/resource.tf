resource "proxmox_vm" "web" {
  vmid = 100
  name = "web"
  node = "pve1"
}

resource "proxmox_firewall_options_guest" "web" {
  vmid      = proxmox_vm.web.vmid
  enabled   = true
  policy_in = "DROP"
  ipfilter  = true
}
