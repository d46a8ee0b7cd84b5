resource "proxmox_virtual_environment_vm" "full" {
  acpi          = true
  bios          = "ovmf"
  boot_order    = ["scsi0", "net0"]
  description   = "Every attribute"
  name          = "full"
  node_name     = "pve1"
  on_boot       = true
  pool_id       = proxmox_virtual_environment_pool.web.pool_id
  protection    = false
  started       = true
  tags          = ["web"]
  template      = false
  vm_id         = 100
  migrate       = true
  reboot        = false
  machine       = "q35"
  scsi_hardware = "virtio-scsi-single"
  kvm_arguments = "-no-hpet"
  tablet_device = true
  hotplug       = "disk,network"

  keyboard_layout                      = "de"
  hook_script_file_id                  = "local:snippets/hook.sh"
  reboot_after_update                  = true
  stop_on_destroy                      = true
  purge_on_destroy                     = true
  delete_unreferenced_disks_on_destroy = false
  timeout_clone                        = 1800
  timeout_create                       = 1800
  timeout_migrate                      = 1800
  timeout_move_disk                    = 1800
  timeout_reboot                       = 1800
  timeout_shutdown_vm                  = 120
  timeout_start_vm                     = 1800
  timeout_stop_vm                      = 300
  mac_addresses                        = []
  network_interface_names              = []

  agent {
    enabled = true
    timeout = "15m"
    trim    = true
    type    = "virtio"
    wait_for_ip {
      ipv4 = true
    }
  }

  amd_sev {
    type           = "std"
    allow_smt      = true
    kernel_hashes  = false
    no_debug       = false
    no_key_sharing = false
  }

  audio_device {
    driver  = "spice"
    enabled = true
  }

  cdrom {
    enabled = true
    file_id = "none"
  }

  clone {
    vm_id        = 9000
    datastore_id = "local-lvm"
    full         = true
    node_name    = "pve1"
    retries      = 3
  }

  cpu {
    architecture = "x86_64"
    cores        = 4
    flags        = ["+aes"]
    hotplugged   = 2
    limit        = 2
    numa         = true
    sockets      = 1
    type         = "host"
    units        = 1024
    affinity     = "0-3,8"
  }

  disk {
    interface         = "scsi0"
    datastore_id      = "local-lvm"
    file_format       = "raw"
    size              = 32
    file_id           = proxmox_virtual_environment_download_file.image.id
    aio               = "io_uring"
    backup            = true
    cache             = "none"
    discard           = "on"
    iothread          = true
    queues            = 2
    replicate         = true
    serial            = "a"
    ssd               = true
    speed {
      iops_read            = 100
      iops_read_burstable  = 200
      iops_write           = 100
      iops_write_burstable = 200
      read                 = 10
      read_burstable       = 20
      write                = 10
      write_burstable      = 20
    }
  }

  disk {
    interface   = "scsi1"
    import_from = "local:import/data.qcow2"
    size        = var.size
  }

  disk {
    interface         = "scsi2"
    datastore_id      = "local-lvm"
    path_in_datastore = "vm-100-disk-7"
  }

  efi_disk {
    datastore_id      = "local-lvm"
    file_format       = "raw"
    type              = "4m"
    pre_enrolled_keys = true
  }

  tpm_state {
    datastore_id = "local-lvm"
    version      = "v2.0"
  }

  hostpci {
    device   = "hostpci0"
    mapping  = "gpu"
    pcie     = true
    rombar   = true
    rom_file = "gpu.rom"
    xvga     = false
    mdev     = null
  }

  hostpci {
    device = "hostpci1"
    id     = "0000:01:00.0"
  }

  initialization {
    datastore_id = "local-lvm"
    interface    = "ide0"
    file_format  = "raw"
    type         = "nocloud"
    upgrade      = false
    dns {
      domain  = "example.org"
      servers = ["192.0.2.53"]
    }
    ip_config {
      ipv4 {
        address = "192.0.2.10/24"
        gateway = "192.0.2.1"
      }
      ipv6 {
        address = "2001:db8::10/64"
        gateway = "2001:db8::1"
      }
    }
    ip_config {
      ipv4 {
        address = "dhcp"
      }
    }
    user_account {
      username = "admin"
      password = var.token
      keys     = ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ1pLmUkbRPXzCkW3Bgsz0Y4d1qGq3yVqXh1R0cXkz9A a@b"]
    }
    user_data_file_id    = proxmox_virtual_environment_file.user_data.id
    network_data_file_id = null
    vendor_data_file_id  = null
    meta_data_file_id    = null
  }

  memory {
    dedicated      = 4096
    floating       = 2048
    shared         = 64
    hugepages      = "any"
    keep_hugepages = false
  }

  network_device {
    bridge       = "vmbr0"
    disconnected = false
    enabled      = true
    firewall     = true
    mac_address  = "BC:24:11:00:00:01"
    model        = "virtio"
    mtu          = 1500
    queues       = 2
    rate_limit   = 10
    vlan_id      = 20
    trunks       = "10;20-30"
  }

  network_device {}

  numa {
    device    = "numa0"
    cpus      = "0-1;3"
    hostnodes = "0"
    memory    = 4096
    policy    = "preferred"
  }

  operating_system {
    type = "l26"
  }

  rng {
    source    = "/dev/urandom"
    max_bytes = 1024
    period    = 1000
  }

  serial_device {}

  serial_device {
    device = "/dev/ttyS0"
  }

  smbios {
    family       = "f"
    manufacturer = "m"
    product      = "p"
    serial       = "s"
    sku          = "k"
    uuid         = "5d8a1a6c-7c6b-4b5c-9d0c-1f2e3a4b5c6d"
    version      = "v"
  }

  startup {
    order      = 3
    up_delay   = 60
    down_delay = 60
  }

  usb {
    host = "1-1"
    usb3 = true
  }

  usb {
    mapping = "dongle"
  }

  vga {
    clipboard = "vnc"
    memory    = 16
    type      = "std"
  }

  virtiofs {
    mapping      = "share"
    cache        = "auto"
    direct_io    = false
    expose_acl   = false
    expose_xattr = false
  }

  watchdog {
    enabled = true
    model   = "i6300esb"
    action  = "reset"
  }

  lifecycle {
    ignore_changes = [started, initialization, disk[0].file_id]
  }
}

variable "size" {
  type    = number
  default = 8
}

variable "nics" {
  type    = map(object({ bridge = string, vlan = number }))
  default = {}
}

# What is made of lists
resource "proxmox_virtual_environment_vm" "made" {
  for_each  = toset(["a", "b"])
  node_name = "pve1"
  name      = each.key

  dynamic "network_device" {
    for_each = var.nics
    content {
      bridge  = network_device.value.bridge
      vlan_id = network_device.value.vlan
    }
  }

  dynamic "disk" {
    for_each = { scsi0 = 8, scsi1 = 16 }
    iterator = drive
    content {
      interface    = drive.key
      datastore_id = "local-lvm"
      size         = drive.value
    }
  }

  initialization {
    dns {
      server = "192.0.2.53"
    }
  }
}

resource "proxmox_virtual_environment_vm2" "new" {
  id        = 110
  node_name = "pve1"
  name      = "new"
  cpu = {
    cores = 2
    vcpus = 1
  }
  vga   = { type = "std", memory = 16 }
  rng   = { source = "/dev/urandom", period = 1000 }
  cdrom = { ide3 = { file_id = "none" } }
}

resource "proxmox_cloned_vm" "copy" {
  id        = 111
  node_name = "pve1"
  started   = true
  clone = {
    source_vm_id     = 9000
    full             = true
    target_datastore = "local-lvm"
    target_format    = "raw"
    snapshot_name    = "base"
    bandwidth_limit  = 10
    pool_id          = "web"
    source_node_name = "pve1"
    retries          = 3
  }
  memory  = { size = 1024, balloon = 512 }
  network = { net0 = { bridge = "vmbr0", tag = 5, rate_limit = 2 } }
  disk = {
    scsi0 = { datastore_id = "local-lvm", size_gb = 8, iothread = true, media = "disk" }
    scsi1 = { file = "local-lvm:vm-1-disk-0" }
  }
  delete = { disk = ["scsi2"] }
}

resource "proxmox_virtual_environment_container" "full" {
  node_name           = "pve1"
  vm_id               = 200
  description         = "Every attribute"
  pool_id             = "web"
  protection          = false
  start_on_boot       = true
  started             = true
  tags                = ["web"]
  template            = false
  unprivileged        = true
  hook_script_file_id = "local:snippets/hook.sh"
  timeout_clone       = 1800
  timeout_create      = 1800
  timeout_delete      = 60
  timeout_update      = 1800
  timeout_start       = 300

  environment_variables = {
    A = "b"
  }

  console {
    enabled   = true
    tty_count = 2
    type      = "tty"
  }

  cpu {
    architecture = "amd64"
    cores        = 2
    limit        = 1
    units        = 1024
  }

  device_passthrough {
    path       = "/dev/fuse"
    mode       = "0660"
    uid        = 0
    gid        = 0
    deny_write = false
  }

  disk {
    datastore_id      = "local-lvm"
    size              = 8
    acl               = true
    quota             = false
    replicate         = true
    mount_options     = ["noatime"]
    path_in_datastore = null
  }

  features {
    nesting = true
    fuse    = true
    keyctl  = true
    mknod   = false
    mount   = ["nfs"]
  }

  idmap {
    type         = "uid"
    container_id = 0
    host_id      = 100000
    size         = 65536
  }

  initialization {
    hostname   = "full"
    entrypoint = "/sbin/init"
    dns {
      domain  = "example.org"
      servers = ["192.0.2.53"]
    }
    ip_config {
      ipv4 {
        address = "dhcp"
      }
      ipv6 {
        address = "auto"
      }
    }
    user_account {
      keys     = []
      password = "s3cret-password"
    }
  }

  memory {
    dedicated = 512
    swap      = 512
  }

  mount_point {
    volume            = "local-lvm"
    size              = "10G"
    path              = "/srv/data"
    acl               = true
    backup            = true
    mount_options     = ["noatime"]
    quota             = false
    read_only         = false
    replicate         = true
    shared            = false
    path_in_datastore = null
  }

  mount_point {
    volume = "/mnt/share"
    path   = "/srv/share"
  }

  network_interface {
    name         = "eth0"
    bridge       = "vmbr0"
    enabled      = true
    firewall     = true
    host_managed = false
    mac_address  = "BC:24:11:00:00:02"
    mtu          = 1500
    rate_limit   = 10
    vlan_id      = 20
  }

  operating_system {
    template_file_id = "local:vztmpl/debian.tar.zst"
    type             = "debian"
  }

  startup {
    order      = 3
    up_delay   = 60
    down_delay = 60
  }

  wait_for_ip {
    ipv4 = true
  }
}

resource "proxmox_virtual_environment_container" "server" {
  node_name = "pve1"

  clone {
    vm_id        = 9001
    datastore_id = "local-lvm"
    full         = true
    node_name    = "pve1"
  }

  initialization {
    dns {
      server = "192.0.2.53"
    }
  }
}

resource "proxmox_virtual_environment_pool" "web" {
  pool_id = "web"
  comment = "Web"
}

resource "proxmox_virtual_environment_pool_membership" "vm" {
  pool_id = proxmox_virtual_environment_pool.web.id
  vm_id   = proxmox_virtual_environment_vm.full.vm_id
}

resource "proxmox_pool_membership" "storage" {
  pool_id    = "web"
  storage_id = "local"
}

locals {
  ids     = { for name, vm in proxmox_virtual_environment_vm.made : name => vm.vm_id }
  mac     = proxmox_virtual_environment_vm.full.network_device[0].mac_address
  cores   = proxmox_virtual_environment_vm.full.cpu[0].cores
  all     = proxmox_virtual_environment_vm.made[*].vm_id
  file    = "${proxmox_virtual_environment_download_file.image.id}!"
  address = data.proxmox_virtual_environment_vm.other.name
}

data "proxmox_virtual_environment_vm" "other" {
  node_name = "pve1"
  vm_id     = 101
}

data "proxmox_virtual_environment_vms" "all" {}

resource "proxmox_virtual_environment_file" "user_data" {
  content_type   = "snippets"
  datastore_id   = "local"
  node_name      = "pve1"
  overwrite      = true
  timeout_upload = 1800
  upload_mode    = "auto"
  file_mode      = "0700"

  source_raw {
    data      = <<-EOT
      #cloud-config
      hostname: ${local.address}
    EOT
    file_name = "user-data.yaml"
    resize    = 0
  }
}

resource "proxmox_virtual_environment_file" "iso" {
  content_type = "iso"
  datastore_id = "local"
  node_name    = "pve1"

  source_file {
    path      = "tools.iso"
    file_name = "tools.iso"
    checksum  = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    changed   = false
    insecure  = false
    min_tls   = "1.3"
  }
}

resource "proxmox_virtual_environment_download_file" "image" {
  content_type            = "import"
  datastore_id            = "local"
  node_name               = "pve1"
  url                     = "https://example.org/image.qcow2"
  file_name               = "image.qcow2"
  checksum                = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
  checksum_algorithm      = "sha256"
  decompression_algorithm = null
  overwrite               = false
  overwrite_unmanaged     = true
  upload_timeout          = 600
  verify                  = true
}

resource "proxmox_oci_image" "nginx" {
  datastore_id        = "local"
  node_name           = "pve1"
  reference           = "docker.io/library/nginx:1.29"
  file_name           = "nginx.tar"
  overwrite           = false
  overwrite_unmanaged = false
  upload_timeout      = 600
}
