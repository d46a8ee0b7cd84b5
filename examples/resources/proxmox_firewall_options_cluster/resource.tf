# Where this turns the firewall on, it goes behind the rules that let the API and SSH in: have it depend on them.
resource "proxmox_firewall_options_cluster" "this" {
  enabled    = true
  policy_in  = "DROP"
  policy_out = "ACCEPT"
  log_rate_limit = {
    enabled = true
    rate    = "10/second"
  }
}
