resource "proxmox_firewall_rules" "cluster" {
  level = "cluster"
  rules = [
    { type = "in", action = "ACCEPT", macro = "SSH", source = "192.0.2.0/24" },
    { type = "in", action = "ACCEPT", protocol = "tcp", destination_port = "8006", source = "192.0.2.0/24" },
  ]
}

resource "proxmox_firewall_options_cluster" "this" {
  enabled    = true
  policy_in  = "DROP"
  policy_out = "ACCEPT"
  log_rate_limit = {
    enabled = true
    rate    = "10/second"
  }

  # The rules that let the API in come first, and go last.
  depends_on = [proxmox_firewall_rules.cluster]
}
