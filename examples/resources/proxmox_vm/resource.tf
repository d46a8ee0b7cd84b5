resource "proxmox_vm" "web" {
  name        = "web-1"
  description = "Web server"
  tags        = ["web", "prod"]
  node        = "pve1"

  cpu    = { type = "x86-64-v2-AES", cores = 4 }
  memory = { size_mib = 4096 }

  scsi_controller = "virtio-scsi-single"
  disks = {
    scsi0 = {
      storage     = "local-lvm"
      import_from = "local:import/debian-13-generic-amd64.qcow2"
      size        = "32G"
      discard     = "on"
      io_thread   = true
    }
    ide2 = { storage = "local-lvm", cloud_init = true }
  }

  network_devices = {
    net0 = { model = "virtio", bridge = "vmbr0", vlan = 20 }
  }

  agent = { enabled = true }
  cloud_init = {
    user     = "debian"
    ssh_keys = ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINg1fGKvqzkDXM5aQshjHBjAB26xMOJVkhgdhdpUSM/z admin"]
    interfaces = {
      net0 = { ipv4_address = "192.0.2.20/24", ipv4_gateway = "192.0.2.1" }
    }
  }

  power_state         = "running"
  on_restart_required = "reboot"
}
