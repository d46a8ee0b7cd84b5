# The nodes tell each other by BGP which guest is where. Each names all of them.
resource "proxmox_sdn_controller_evpn" "core" {
  controller_id = "core"
  asn           = 65000
  peers         = ["192.0.2.11", "192.0.2.12", "192.0.2.13"]
}

# What is in the zone is routed on every node. Two nodes lead out of it, the first as long as it is up.
resource "proxmox_sdn_zone_evpn" "tenant" {
  zone_id           = "tenant"
  controller        = proxmox_sdn_controller_evpn.core.controller_id
  vrf_vxlan         = 10000
  exit_nodes        = ["pve1", "pve2"]
  primary_exit_node = "pve1"
  ipam              = "pve"
  mtu               = 1450
}

# A network for each tier. Guests are plugged into it as into a bridge of its name, on whatever node they are.
resource "proxmox_sdn_vnet" "tier" {
  for_each = { web = 11000, data = 11001 }

  vnet_id = each.key
  zone_id = proxmox_sdn_zone_evpn.tenant.zone_id
  tag     = each.value
}

# Each node is the gateway, so that a guest that moves finds it where it goes.
resource "proxmox_sdn_subnet" "web" {
  vnet_id = proxmox_sdn_vnet.tier["web"].vnet_id
  cidr    = "10.10.0.0/24"
  gateway = "10.10.0.1"
  snat    = true
}

resource "proxmox_sdn_subnet" "data" {
  vnet_id = proxmox_sdn_vnet.tier["data"].vnet_id
  cidr    = "10.10.1.0/24"
  gateway = "10.10.1.1"
}

# What the networks are made of is applied before guests are plugged into them.
resource "proxmox_vm" "web" {
  name        = "web"
  node        = "pve1"
  power_state = "running"

  cpu    = { cores = 2 }
  memory = { size_mib = 2048 }

  disks = {
    scsi0 = { storage = "local-lvm", size = "16G" }
  }

  network_devices = {
    net0 = { model = "virtio", bridge = proxmox_sdn_subnet.web.vnet_id }
  }
}

resource "proxmox_vm" "database" {
  name        = "database"
  node        = "pve2"
  power_state = "running"

  cpu    = { cores = 2 }
  memory = { size_mib = 4096 }

  disks = {
    scsi0 = { storage = "local-lvm", size = "32G" }
  }

  network_devices = {
    net0 = { model = "virtio", bridge = proxmox_sdn_subnet.data.vnet_id }
  }
}
