# An application from a registry, run as a container without a system around it. It needs PVE 9.1.
resource "proxmox_oci_image" "nginx" {
  node      = "pve1"
  storage   = "local"
  reference = "docker.io/library/nginx:1.29"
}

resource "proxmox_container" "proxy" {
  hostname    = "proxy"
  node        = "pve1"
  tags        = ["application"]
  os_template = proxmox_oci_image.nginx.volume_id

  memory = { size_mib = 256, swap_mib = 0 }

  mount_points = {
    rootfs = { storage = "local-lvm", size = "2G" }
    mp0    = { storage = "local-lvm", size = "1G", path = "/etc/nginx/conf.d", backup = true }
  }

  # The node sets the address: there is nothing inside that would.
  network_devices = {
    net0 = {
      name         = "eth0"
      bridge       = "vmbr0"
      host_managed = true
      ipv4_address = "192.0.2.50/24"
      ipv4_gateway = "192.0.2.1"
    }
  }

  # Sensitive, for such variables often hold passwords.
  environment = {
    NGINX_ENTRYPOINT_QUIET_LOGS = "1"
    TZ                          = "Europe/Vienna"
  }
}

output "address" {
  value = proxmox_container.proxy.ipv4_addresses[0]
}
