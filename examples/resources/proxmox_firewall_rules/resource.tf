resource "proxmox_firewall_security_group" "webserver" {
  security_group_id = "webserver"
}

# The rules of the group.
resource "proxmox_firewall_rules" "webserver" {
  level = "group:${proxmox_firewall_security_group.webserver.security_group_id}"
  rules = [
    { type = "in", action = "ACCEPT", macro = "HTTP" },
    { type = "in", action = "ACCEPT", macro = "HTTPS" },
  ]
}

# Those of a VM, which puts the group to use.
resource "proxmox_firewall_rules" "web" {
  level = "vm:100"
  rules = [
    { type = "group", security_group = proxmox_firewall_security_group.webserver.security_group_id, interface = "net0" },
    { type = "in", action = "ACCEPT", macro = "SSH", source = "192.0.2.0/24", comment = "Office" },
    { type = "in", action = "ACCEPT", protocol = "icmp", icmp_type = "echo-request" },
    { type = "in", action = "DROP", log_level = "info" },
  ]
}
