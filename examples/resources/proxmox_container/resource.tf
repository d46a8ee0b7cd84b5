resource "proxmox_container" "web" {
  hostname    = "web-1"
  description = "Web server"
  tags        = ["web", "prod"]
  node        = "pve1"
  os_template = "local:vztmpl/debian-13-standard_13.1-2_amd64.tar.zst"

  cpu    = { cores = 2 }
  memory = { size_mib = 1024, swap_mib = 0 }

  mount_points = {
    rootfs = { storage = "local-lvm", size = "8G" }
    mp0    = { storage = "local-lvm", size = "32G", path = "/srv/www", backup = true }
  }

  network_devices = {
    net0 = {
      name         = "eth0"
      bridge       = "vmbr0"
      vlan         = 20
      firewall     = true
      ipv4_address = "192.0.2.30/24"
      ipv4_gateway = "192.0.2.1"
    }
  }

  features = { nesting = true }
  ssh_keys = ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINg1fGKvqzkDXM5aQshjHBjAB26xMOJVkhgdhdpUSM/z admin"]

  power_state         = "running"
  start_at_boot       = true
  on_restart_required = "reboot"
}
