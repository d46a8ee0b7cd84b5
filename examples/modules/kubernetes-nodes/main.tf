locals {
  # One map for both kinds: who is what is a fact of the node, and none is made anew when another comes or goes.
  nodes = merge(
    { for name, node in var.control_plane : name => merge(node, { role = "control-plane", size = var.control_plane_size }) },
    { for name, node in var.workers : name => merge(node, { role = "worker", size = var.worker_size }) },
  )
}

resource "proxmox_pool" "this" {
  pool_id = var.cluster
  comment = "Nodes of the Kubernetes cluster ${var.cluster}"
}

resource "proxmox_vm" "node" {
  for_each = local.nodes

  name          = "${var.cluster}-${each.key}"
  node          = each.value.node
  pool_id       = proxmox_pool.this.pool_id
  tags          = ["kubernetes", var.cluster, each.value.role]
  description   = "${each.value.role == "worker" ? "Worker" : "Control plane"} of ${var.cluster}"
  protection    = var.protected
  start_at_boot = true
  power_state   = "running"

  # The control plane is there before the workers ask for it.
  startup = { order = each.value.role == "worker" ? 20 : 10 }

  cpu = { cores = each.value.size.cores, type = var.cpu_type }
  # Without ballooning: the kubelet takes what it sees at its start for granted.
  memory = { size_mib = each.value.size.memory_mib, balloon_mib = 0 }
  agent  = { enabled = true }

  os_type         = "l26"
  scsi_controller = "virtio-scsi-single"
  serial          = { serial0 = "socket" }
  vga             = { type = "serial0" }

  disks = merge(
    {
      scsi0 = { storage = var.storage, import_from = var.image, size = each.value.size.disk, discard = "on", ssd = true, io_thread = true }
      ide2  = { storage = var.storage, cloud_init = true }
    },
    # Volumes of a storage that runs inside the cluster are on a disk of their own, which no new image touches.
    each.value.size.data_disk == null ? {} : {
      scsi1 = { storage = coalesce(var.data_storage, var.storage), size = each.value.size.data_disk, discard = "on", ssd = true, io_thread = true, backup = false }
    },
  )

  network_devices = {
    net0 = { model = "virtio", bridge = var.network.bridge, vlan = var.network.vlan }
  }

  cloud_init = {
    user          = "admin"
    ssh_keys      = var.ssh_keys
    dns_servers   = var.network.dns_servers
    search_domain = var.network.search_domain
    interfaces    = { net0 = { ipv4_address = each.value.address, ipv4_gateway = var.network.gateway } }
  }

  # A restart of a node is for whoever drains it first.
  on_restart_required = "defer"

  lifecycle {
    # A newer image is for new nodes; those that run are replaced one by one, by another name.
    ignore_changes = [disks["scsi0"].import_from]
  }
}

# Where disks are shared, etcd keeps its majority when a node of the datacenter is lost.
resource "proxmox_ha_resource" "control_plane" {
  for_each = { for name, vm in proxmox_vm.node : name => vm if var.highly_available ? contains(keys(var.control_plane), name) : false }

  sid     = "vm:${each.value.vmid}"
  comment = each.value.name
}

resource "proxmox_ha_rule_resource_affinity" "control_plane" {
  for_each = toset(var.highly_available ? ["${var.cluster}-control-plane"] : [])

  rule_id   = each.key
  resources = [for vm in proxmox_ha_resource.control_plane : vm.sid]
  affinity  = "negative"
}
