# A cloud image, which the node fetches.
resource "proxmox_downloaded_file" "debian" {
  node         = "pve1"
  storage      = "local"
  content_type = "import"
  url          = "https://cloud.debian.org/images/cloud/trixie/latest/debian-13-genericcloud-amd64.qcow2"
  file_name    = "debian-13-worker.qcow2"
}

# A template, made from it.
resource "proxmox_vm" "template" {
  name     = "worker-template"
  node     = "pve1"
  template = true

  cpu             = { cores = 1, type = "x86-64-v2-AES" }
  memory          = { size_mib = 1024, balloon_mib = 512 }
  agent           = { enabled = true }
  os_type         = "l26"
  scsi_controller = "virtio-scsi-single"
  start_at_boot   = true
  tablet          = false
  description     = "Made anew every month."

  disks = {
    scsi0 = { storage = "local-lvm", import_from = proxmox_downloaded_file.debian.volume_id, size = "10G" }
    ide2  = { storage = "local-lvm", cloud_init = true }
  }

  network_devices = {
    net0 = { model = "virtio", bridge = "vmbr0", firewall = true }
  }

  cloud_init = { search_domain = "example.org", dns_servers = ["192.0.2.53"] }
}

# Ten linked clones. What is not mentioned is as in the template: its disks, its network device, its agent, whether it
# starts with its node.
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
