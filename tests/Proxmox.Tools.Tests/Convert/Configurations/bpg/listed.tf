variable "vlans" {
  default = [9, 30]
}

variable "is_on" {
  default = true
}

resource "proxmox_virtual_environment_vm" "listed" {
  node_name = "pve1"

  network_device {
    bridge = "vmbr0"
  }
  dynamic "network_device" {
    for_each = var.vlans
    content {
      bridge  = "vmbr0"
      vlan_id = network_device.value
      enabled = network_device.value > 10
    }
  }
  network_device {
    bridge  = "vmbr1"
    enabled = var.is_on
  }
  dynamic "serial_device" {
    for_each = [1, 2]
    content {}
  }
  dynamic "cpu" {
    for_each = [1]
    content {
      cores = 2
    }
  }
  dynamic "agent" {
    for_each = var.is_on ? [1] : []
    content {
      enabled = true
    }
  }
  initialization {
    dynamic "ip_config" {
      for_each = var.vlans
      content {
        ipv4 {
          address = "192.0.2.${ip_config.value}/24"
        }
      }
    }
    ip_config {
      ipv4 {
        address = "dhcp"
      }
    }
    dynamic "user_account" {
      for_each = [1]
      content {
        username = "x"
        password = "y"
      }
    }
  }
  watchdog {
    enabled = var.is_on
    model   = "i6300esb"
  }
  lifecycle {
    ignore_changes = [initialization, network_device[0].vlan_id]
  }
}

resource "proxmox_virtual_environment_container" "listed" {
  node_name = "pve1"

  network_interface {
    name = "eth0"
  }
  dynamic "network_interface" {
    for_each = var.vlans
    content {
      name = "eth${network_interface.key + 1}"
    }
  }
  mount_point {
    volume = "/srv/data"
    path   = "/data"
  }
  dynamic "mount_point" {
    for_each = var.vlans
    content {
      volume = "local-lvm"
      size   = "${mount_point.value}G"
      path   = "/d${mount_point.key}"
    }
  }
}

resource "proxmox_virtual_environment_firewall_rules" "listed" {
  dynamic "rule" {
    for_each = var.vlans
    content {
      type   = "in"
      action = "ACCEPT"
      dport  = rule.value
    }
  }
  rule {
    type   = "in"
    action = "DROP"
  }
}
