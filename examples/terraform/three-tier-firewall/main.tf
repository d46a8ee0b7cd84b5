# Who may manage the nodes. PVE lets the set of that name in to the API and SSH by itself.
resource "proxmox_firewall_ipset" "management" {
  level    = "cluster"
  ipset_id = "management"
  comment  = "Administrators"
  entries = {
    "192.0.2.0/24" = { comment = "Office" }
    "192.0.2.66"   = { comment = "The printer in it", nomatch = true }
  }
}

resource "proxmox_firewall_alias" "tier" {
  for_each = { web = "198.51.100.0/26", app = "198.51.100.64/26", db = "198.51.100.128/26" }

  level    = "cluster"
  alias_id = each.key
  cidr     = each.value
}

# What every guest takes.
resource "proxmox_firewall_security_group" "base" {
  security_group_id = "base"
  comment           = "What every guest takes"
}

resource "proxmox_firewall_rules" "base" {
  level = "group:${proxmox_firewall_security_group.base.security_group_id}"
  rules = [
    { type = "in", action = "ACCEPT", macro = "SSH", source = "+dc/${proxmox_firewall_ipset.management.ipset_id}" },
    { type = "in", action = "ACCEPT", protocol = "icmp", icmp_type = "echo-request" },
  ]
}

# A group for each tier: the web servers are open to all, and each of the others to the one in front of it.
resource "proxmox_firewall_security_group" "tier" {
  for_each = proxmox_firewall_alias.tier

  security_group_id = "tier-${each.key}"
}

resource "proxmox_firewall_rules" "web" {
  level = "group:${proxmox_firewall_security_group.tier["web"].security_group_id}"
  rules = [
    { type = "in", action = "ACCEPT", macro = "HTTP" },
    { type = "in", action = "ACCEPT", macro = "HTTPS" },
  ]
}

resource "proxmox_firewall_rules" "app" {
  level = "group:${proxmox_firewall_security_group.tier["app"].security_group_id}"
  rules = [
    {
      type             = "in"
      action           = "ACCEPT"
      protocol         = "tcp"
      destination_port = "8080"
      source           = "dc/${proxmox_firewall_alias.tier["web"].alias_id}"
    },
  ]
}

resource "proxmox_firewall_rules" "db" {
  level = "group:${proxmox_firewall_security_group.tier["db"].security_group_id}"
  rules = [
    { type = "in", action = "ACCEPT", macro = "PostgreSQL", source = "dc/${proxmox_firewall_alias.tier["app"].alias_id}" },
  ]
}

# The guests, with the firewall at their network interface.
resource "proxmox_vm" "tier" {
  for_each = { web = "pve1", app = "pve1", db = "pve2" }

  name        = each.key
  node        = each.value
  power_state = "running"
  tags        = [each.key]

  memory = { size_mib = 1024 }

  network_devices = {
    net0 = { model = "virtio", bridge = "vmbr0", firewall = true }
  }
}

resource "proxmox_firewall_rules" "tier" {
  for_each = proxmox_vm.tier

  level = "vm:${each.value.vmid}"
  rules = [
    { type = "group", security_group = proxmox_firewall_security_group.base.security_group_id, interface = "net0" },
    { type = "group", security_group = proxmox_firewall_security_group.tier[each.key].security_group_id, interface = "net0" },
    { type = "in", action = "DROP", log_level = "info", comment = "The rest" },
  ]
}

resource "proxmox_firewall_options_guest" "tier" {
  for_each = proxmox_vm.tier

  vmid      = each.value.vmid
  enabled   = true
  policy_in = "DROP"

  # Behind the rules, so that the guest is never without what it takes.
  depends_on = [proxmox_firewall_rules.tier]
}

# The nodes themselves.
resource "proxmox_firewall_rules" "cluster" {
  level = "cluster"
  rules = [
    {
      type             = "in"
      action           = "ACCEPT"
      protocol         = "tcp"
      destination_port = "22,8006"
      source           = "+dc/${proxmox_firewall_ipset.management.ipset_id}"
      comment          = "Administrators"
    },
    { type = "in", action = "ACCEPT", macro = "Ping" },
  ]
}

# The switch for all of it: it goes on last, and off first.
resource "proxmox_firewall_options_cluster" "this" {
  enabled   = true
  policy_in = "DROP"

  depends_on = [
    proxmox_firewall_rules.cluster, proxmox_firewall_options_guest.tier, proxmox_firewall_rules.base,
    proxmox_firewall_rules.web, proxmox_firewall_rules.app, proxmox_firewall_rules.db,
  ]
}
