# The template of a system, which the node fetches from Proxmox.
resource "proxmox_container_template" "alpine" {
  node    = "pve1"
  storage = "local"
  package = "alpine-3.22-default"
}

# A container template of one's own; here it is the bare system.
resource "proxmox_container" "template" {
  hostname    = "web-template"
  node        = "pve1"
  os_template = proxmox_container_template.alpine.volume_id
  template    = true

  cpu           = { cores = 1 }
  memory        = { size_mib = 512, swap_mib = 0 }
  features      = { nesting = true }
  start_at_boot = true

  mount_points = {
    rootfs = { storage = "local-lvm", size = "8G" }
  }
}

# Web servers as linked clones, each with its own address and a volume for what it serves.
resource "proxmox_container" "web" {
  for_each = var.servers

  hostname = each.key
  node     = "pve1"
  tags     = ["web"]

  clone = { vmid = proxmox_container.template.vmid, full = false }

  memory = { size_mib = each.value.memory_mib }

  mount_points = {
    mp0 = { storage = "local-lvm", size = each.value.data_size, path = "/srv/www", backup = true }
  }

  network_devices = {
    net0 = {
      name         = "eth0"
      bridge       = "vmbr0"
      firewall     = true
      ipv4_address = "${each.value.address}/24"
      ipv4_gateway = "192.0.2.1"
    }
  }

  on_restart_required = "reboot"
}

output "addresses" {
  description = "Where the web servers are reached."
  value       = { for name, server in proxmox_container.web : name => server.ipv4_addresses }
}
