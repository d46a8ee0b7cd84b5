data "proxmox_firewall_options_guest" "web" {
  vmid = 100
}
