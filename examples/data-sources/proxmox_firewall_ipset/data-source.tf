data "proxmox_firewall_ipset" "admins" {
  level    = "cluster"
  ipset_id = "admins"
}
