resource "proxmox_firewall_ipset" "admins" {
  level    = "cluster"
  ipset_id = "admins"
  comment  = "Who may log in"
  entries = {
    "192.0.2.0/24" = { comment = "Office" }
    "192.0.2.66"   = { comment = "The printer in it", nomatch = true }
    "2001:db8::7"  = { comment = "On call" }
  }
}
