# A storage that every node reaches: a guest with its disks there starts on any of them.
resource "proxmox_storage_nfs" "shared" {
  storage_id = "shared"
  server     = "192.0.2.20"
  export     = "/srv/guests"
  content    = ["images"]
}

# A ZFS pool that each node has for itself, from which volumes can be copied to another.
resource "proxmox_storage_zfs_pool" "tank" {
  storage_id = "tank"
  pool       = "rpool/data"
  content    = ["images"]
}

# Two web servers, which need three nodes: one of them may be lost.
resource "proxmox_vm" "web" {
  for_each = { web-1 = "pve1", web-2 = "pve2" }

  name        = each.key
  node        = each.value
  tags        = ["web"]
  power_state = "running"

  cpu    = { cores = 2 }
  memory = { size_mib = 2048 }

  disks = {
    scsi0 = { storage = proxmox_storage_nfs.shared.storage_id, size = "16G" }
  }

  network_devices = {
    net0 = { model = "virtio", bridge = "vmbr0" }
  }
}

# A database on the fast disks of its node.
resource "proxmox_vm" "database" {
  name        = "database"
  node        = "pve1"
  power_state = "running"

  cpu    = { cores = 4 }
  memory = { size_mib = 8192 }

  disks = {
    scsi0 = { storage = proxmox_storage_zfs_pool.tank.storage_id, size = "64G" }
  }

  network_devices = {
    net0 = { model = "virtio", bridge = "vmbr0" }
  }
}

# When pve1 is lost, the database starts on pve2 with what was copied last.
resource "proxmox_replication_job" "database" {
  vmid        = proxmox_vm.database.vmid
  target_node = "pve2"
  schedule    = "*/5"
}

# Without a state the manager takes each guest as it is: power_state alone says whether it runs.
resource "proxmox_ha_resource" "web" {
  for_each = proxmox_vm.web

  sid         = "vm:${each.value.vmid}"
  max_restart = 2
  comment     = each.key
}

resource "proxmox_ha_resource" "database" {
  sid     = "vm:${proxmox_vm.database.vmid}"
  comment = "database"

  # A guest that starts where its copy is not yet has no disks.
  depends_on = [proxmox_replication_job.database]
}

# No node that is lost takes both web servers along.
resource "proxmox_ha_rule_resource_affinity" "web" {
  rule_id   = "web-servers-apart"
  resources = [for web in proxmox_ha_resource.web : web.sid]
  affinity  = "negative"
}

# The database runs where its disks are, or their copy.
resource "proxmox_ha_rule_node_affinity" "database" {
  rule_id   = "database-by-its-disks"
  resources = [proxmox_ha_resource.database.sid]
  nodes     = { pve1 = 2, pve2 = 1 }
  strict    = true
}
