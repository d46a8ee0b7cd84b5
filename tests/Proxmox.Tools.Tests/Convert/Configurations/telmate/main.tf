terraform {
  required_providers {
    proxmox = {
      source  = "Telmate/proxmox"
      version = "3.0.2-rc04"
    }
  }
}

provider "proxmox" {
  pm_api_url          = "https://192.0.2.1:8006/api2/json"
  pm_api_token_id     = "root@pam!x"
  pm_api_token_secret = var.secret
  pm_tls_insecure     = true
  pm_parallel         = 4
  pm_timeout          = 600
}

variable "secret" {
  type    = string
  default = "00000000-0000-0000-0000-000000000000"
}

variable "ip" {
  type    = string
  default = "ip=dhcp"
}

# The older way of writing disks
resource "proxmox_vm_qemu" "old" {
  name        = "old"
  target_node = "pve1"
  vmid        = 100
  desc        = "Old"
  clone       = "debian"
  full_clone  = true
  agent       = 1
  onboot      = true
  cores       = 2
  sockets     = 1
  cpu_type    = "host"
  memory      = 2048
  balloon     = 1024
  scsihw      = "virtio-scsi-single"
  boot        = "order=scsi0;net0"
  tags        = "web,prod"
  pool        = proxmox_pool.web.poolid
  os_type     = "cloud-init"
  ciuser      = "admin"
  cipassword  = var.secret
  sshkeys     = <<-EOT
    ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ1pLmUkbRPXzCkW3Bgsz0Y4d1qGq3yVqXh1R0cXkz9A a@b
  EOT
  nameserver  = "192.0.2.53 192.0.2.54"
  ipconfig0   = "ip=192.0.2.10/24,gw=192.0.2.1"
  ipconfig1   = var.ip
  startup     = "order=1"
  hastate     = "started"

  network {
    id     = 0
    model  = "virtio"
    bridge = "vmbr0"
    tag    = 20
  }

  disk {
    slot       = "scsi0"
    type       = "disk"
    storage    = "local-lvm"
    size       = "32G"
    iothread   = true
    discard    = true
    emulatessd = true
    mbps_rd    = 100
  }

  disk {
    slot    = "ide2"
    type    = "cloudinit"
    storage = "local-lvm"
  }

  serial {
    id   = 0
    type = "socket"
  }
}

# The newer way
resource "proxmox_vm_qemu" "new" {
  name               = "new"
  target_node        = "pve1"
  start_at_node_boot = true

  cpu {
    cores   = 2
    sockets = 1
    type    = "host"
    vcores  = 2
  }

  disks {
    ide {
      ide2 {
        cloudinit {
          storage = "local-lvm"
        }
      }
      ide3 {
        cdrom {
          iso = "local:iso/debian.iso"
        }
      }
    }
    scsi {
      scsi0 {
        disk {
          storage           = "local-lvm"
          size              = "32G"
          iops_r_concurrent = 100
          replicate         = true
        }
      }
    }
  }
}

resource "proxmox_lxc" "web" {
  target_node  = "pve1"
  hostname     = "web"
  ostemplate   = "local:vztmpl/debian.tar.zst"
  cores        = 1
  memory       = 512
  swap         = 512
  unprivileged = true
  onboot       = true
  start        = true
  tags         = "web"

  rootfs {
    storage = "local-lvm"
    size    = "8G"
  }

  mountpoint {
    key     = "0"
    slot    = 0
    storage = "local-lvm"
    mp      = "/srv"
    size    = "8G"
  }

  network {
    name   = "eth0"
    bridge = "vmbr0"
    ip     = "dhcp"
  }

  features {
    nesting = true
  }
}

resource "proxmox_pool" "web" {
  poolid  = "web"
  comment = "Web"
}

resource "proxmox_storage_iso" "debian" {
  url                = "https://example.org/debian.iso"
  filename           = "debian.iso"
  storage            = "local"
  pve_node           = "pve1"
  checksum           = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
  checksum_algorithm = "sha256"
}

resource "proxmox_cloud_init_disk" "ci" {
  name      = "ci"
  pve_node  = "pve1"
  storage   = "local"
  meta_data = "x"
}
