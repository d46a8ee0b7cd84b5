# A template, made from a cloud image.
resource "proxmox_vm" "template" {
  name     = "debian-template"
  node     = "pve1"
  template = true

  cpu             = { cores = 1 }
  memory          = { size_mib = 1024 }
  agent           = { enabled = true }
  os_type         = "l26"
  scsi_controller = "virtio-scsi-single"

  disks = {
    scsi0 = { storage = "local-lvm", import_from = "local:import/debian-13-genericcloud-amd64.qcow2", size = "10G" }
    ide2  = { storage = "local-lvm", cloud_init = true }
  }

  network_devices = {
    net0 = { model = "virtio", bridge = "vmbr0" }
  }
}

# Ten linked clones. What is not mentioned is as in the template: its disks, its network device, its agent.
resource "proxmox_vm" "worker" {
  for_each = toset([for number in range(1, 11) : tostring(number)])

  name = "worker-${each.key}"
  node = "pve1"
  tags = ["worker"]

  clone = { vmid = proxmox_vm.template.vmid, full = false }

  cpu    = { cores = contains(var.larger, tonumber(each.key)) ? 4 : 2 }
  memory = { size_mib = contains(var.larger, tonumber(each.key)) ? 8192 : 2048 }

  cloud_init = {
    user       = "admin"
    interfaces = { net0 = { ipv4_address = "192.0.2.${100 + each.key}/24", ipv4_gateway = "192.0.2.1" } }
  }
}

output "workers" {
  description = "The workers' VMIDs by name."
  value       = { for worker in proxmox_vm.worker : worker.name => worker.vmid }
}
