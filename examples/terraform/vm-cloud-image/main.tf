# A cloud image, which the node fetches onto a storage with the content type "import".
resource "proxmox_downloaded_file" "debian" {
  node         = "pve1"
  storage      = "local"
  content_type = "import"
  url          = "https://cloud.debian.org/images/cloud/trixie/20250814-2204/debian-13-genericcloud-amd64-20250814-2204.qcow2"
}

resource "proxmox_vm" "web" {
  name = "web"
  node = "pve1"

  cpu    = { cores = 2, type = "x86-64-v2-AES" }
  memory = { size_mib = 2048 }
  agent  = { enabled = true }

  os_type         = "l26"
  scsi_controller = "virtio-scsi-single"

  # Many cloud images write to a serial console only.
  serial = { serial0 = "socket" }
  vga    = { type = "serial0" }

  disks = {
    # Made from the image once, and grown to this size; the guest grows its file system by itself.
    scsi0 = { storage = "local-lvm", import_from = proxmox_downloaded_file.debian.volume_id, size = "20G", discard = "on" }
    # The drive by which the guest gets what is below.
    ide2 = { storage = "local-lvm", cloud_init = true }
  }

  network_devices = {
    net0 = { model = "virtio", bridge = "vmbr0" }
  }

  cloud_init = {
    user          = "admin"
    ssh_keys      = [var.ssh_key]
    dns_servers   = ["192.0.2.53"]
    search_domain = "example.com"
    interfaces = {
      net0 = { ipv4_address = "192.0.2.10/24", ipv4_gateway = "192.0.2.1" }
    }
  }
}

output "vmid" {
  description = "VMID that PVE has chosen."
  value       = proxmox_vm.web.vmid
}
