# What the whole datacenter agrees on.
resource "proxmox_cluster_options" "this" {
  description     = var.description
  keyboard        = var.keyboard
  email_from      = var.mail.from
  migration       = var.migration
  next_vmid       = var.vmid_range
  registered_tags = var.registered_tags
}

resource "proxmox_node_timezone" "this" {
  for_each = var.nodes

  node     = each.key
  timezone = var.timezone
}

resource "proxmox_node_dns" "this" {
  for_each = var.nodes

  node          = each.key
  search_domain = var.dns.search_domain
  servers       = var.dns.servers
}

# Who hears of what goes wrong. PVE's own matcher, which tells root of everything, stays.
resource "proxmox_notification_sendmail" "operators" {
  target_id    = "operators"
  from_address = var.mail.from
  mailto       = var.mail.to
  comment      = "Those who look after the datacenter"
}

resource "proxmox_notification_matcher" "problems" {
  matcher_id     = "problems"
  match_severity = ["warning,error"]
  targets        = [proxmox_notification_sendmail.operators.target_id]
  comment        = "Whatever needs somebody"
}

# PVE lets the addresses of the set "management" reach the web interface and SSH of every node by itself.
resource "proxmox_firewall_ipset" "management" {
  level    = "cluster"
  ipset_id = "management"
  comment  = "From where the nodes are administered"
  entries  = { for network, comment in var.management_networks : network => { comment = comment } }
}

# The set is there before the firewall drops anything, and still is when the firewall is given back.
resource "proxmox_firewall_options_cluster" "this" {
  enabled    = var.firewall_enabled
  policy_in  = "DROP"
  policy_out = "ACCEPT"

  depends_on = [proxmox_firewall_ipset.management]
}
