locals {
  group = "${var.name}-web"
}

# One set of rules for all servers of the tier.
resource "proxmox_firewall_security_group" "this" {
  security_group_id = local.group
  comment           = "Servers of ${var.name}"
}

resource "proxmox_firewall_rules" "group" {
  level = "group:${proxmox_firewall_security_group.this.security_group_id}"
  rules = concat(
    [for port in var.ports : { type = "in", action = "ACCEPT", protocol = "tcp", destination_port = tostring(port), source = var.clients, comment = "Clients" }],
    [for network in var.administrators : { type = "in", action = "ACCEPT", macro = "SSH", source = network, comment = "Administrators" }],
    [{ type = "in", action = "ACCEPT", macro = "Ping" }],
  )
}

resource "proxmox_vm" "server" {
  for_each = var.servers

  name          = "${var.name}-${each.key}"
  node          = each.value.node
  pool_id       = var.pool_id
  tags          = setunion(["web", lower(var.name)], var.tags)
  protection    = var.protected
  start_at_boot = true
  power_state   = "running"

  cpu    = { cores = coalesce(each.value.cores, var.size.cores), type = "x86-64-v2-AES" }
  memory = { size_mib = coalesce(each.value.memory_mib, var.size.memory_mib) }
  agent  = { enabled = true }

  os_type         = "l26"
  scsi_controller = "virtio-scsi-single"
  serial          = { serial0 = "socket" }
  vga             = { type = "serial0" }

  disks = {
    scsi0 = { storage = var.storage, import_from = var.image, size = var.size.disk, discard = "on" }
    ide2  = { storage = var.storage, cloud_init = true }
  }

  network_devices = {
    net0 = { model = "virtio", bridge = var.network.bridge, vlan = var.network.vlan, firewall = true }
  }

  cloud_init = {
    user        = "admin"
    ssh_keys    = var.ssh_keys
    dns_servers = var.network.dns_servers
    interfaces  = { net0 = { ipv4_address = each.value.address, ipv4_gateway = var.network.gateway } }
  }

  # Servers differ in nothing that is worth keeping; a reboot of one at a time is.
  on_restart_required = "reboot"

  lifecycle {
    # A newer image is for new servers; those that run stay.
    ignore_changes = [disks["scsi0"].import_from]
  }
}

resource "proxmox_firewall_rules" "server" {
  for_each = proxmox_vm.server

  level = "vm:${each.value.vmid}"
  rules = [{ type = "group", security_group = proxmox_firewall_security_group.this.security_group_id, interface = "net0" }]

  # The group knows what it lets in before a server relies on it.
  depends_on = [proxmox_firewall_rules.group]
}

# Drops what no rule lets in, once the rules are there.
resource "proxmox_firewall_options_guest" "server" {
  for_each = proxmox_firewall_rules.server

  vmid      = proxmox_vm.server[each.key].vmid
  enabled   = true
  policy_in = "DROP"
}

# Where disks are shared, no node that is lost takes the tier along.
resource "proxmox_ha_resource" "server" {
  for_each = { for name, server in proxmox_vm.server : name => server if var.highly_available }

  sid     = "vm:${each.value.vmid}"
  comment = each.value.name
}

resource "proxmox_ha_rule_resource_affinity" "apart" {
  for_each = toset(var.highly_available ? ["${lower(var.name)}-apart"] : [])

  rule_id   = each.key
  resources = [for server in proxmox_ha_resource.server : server.sid]
  affinity  = "negative"
}
