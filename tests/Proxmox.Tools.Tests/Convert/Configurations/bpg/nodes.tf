resource "proxmox_acme_certificate" "pve1" {
  node_name = "pve1"
  account   = "default"
  domains   = [{ domain = "pve1.example.org", plugin = "cloudflare" }]
}

resource "proxmox_apt_repository" "enterprise" {
  node      = "pve1"
  file_path = "/etc/apt/sources.list"
  index     = 0
}

resource "proxmox_apt_repository" "disabled" {
  node      = "pve1"
  file_path = "/etc/apt/sources.list"
  index     = 1
  enabled   = false
}

resource "proxmox_apt_standard_repository" "no_subscription" {
  node   = "pve1"
  handle = "no-subscription"
}

resource "proxmox_ceph_pool" "guests" {
  name              = "guests"
  node_name         = "pve1"
  add_storages      = true
  application       = "rbd"
  crush_rule        = "replicated_rule"
  force_destroy     = false
  min_size          = 2
  pg_autoscale_mode = "on"
  pg_num            = 128
  pg_num_min        = 32
  remove_ecprofile  = true
  remove_storages   = true
  size              = 3
  target_size_ratio = 0.5
}

resource "proxmox_ceph_pool" "archive" {
  name           = "archive"
  node_name      = "pve1"
  erasure_coding = "k=2,m=1"
}

resource "proxmox_virtual_environment_certificate" "pve1" {
  node_name         = "pve1"
  certificate       = "-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n"
  certificate_chain = "-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n"
  private_key       = "-----BEGIN PRIVATE KEY-----\nAA==\n-----END PRIVATE KEY-----\n"
  overwrite         = false
}

resource "proxmox_virtual_environment_dns" "pve1" {
  node_name = "pve1"
  domain    = "example.org"
  servers   = ["192.0.2.53"]
}

resource "proxmox_virtual_environment_hosts" "pve1" {
  node_name = "pve1"

  entry {
    address   = "127.0.0.1"
    hostnames = ["localhost", "localhost.localdomain"]
  }

  dynamic "entry" {
    for_each = { "192.0.2.1" = ["pve1"] }
    content {
      address   = entry.key
      hostnames = entry.value
    }
  }
}

resource "proxmox_virtual_environment_time" "pve1" {
  node_name = "pve1"
  time_zone = "Europe/Berlin"
}

resource "proxmox_network_linux_bond" "bond0" {
  node_name             = "pve1"
  name                  = "bond0"
  slaves                = ["eno1", "eno2"]
  bond_mode             = "active-backup"
  bond_primary          = "eno1"
  bond_xmit_hash_policy = null
  address               = "192.0.2.2/24"
  autostart             = true
  comment               = "Bond"
  gateway               = "192.0.2.1"
  mtu                   = 1500
  timeout_reload        = 100
}

resource "proxmox_virtual_environment_network_linux_bridge" "vmbr1" {
  node_name      = "pve1"
  name           = "vmbr1"
  ports          = [proxmox_network_linux_bond.bond0.name]
  vlan_aware     = true
  vids           = "2-100 200"
  address6       = "2001:db8::2/64"
  gateway6       = "2001:db8::1"
  autostart      = true
  timeout_reload = 100
}

resource "proxmox_network_linux_vlan" "vlan99" {
  node_name      = "pve1"
  name           = "vlan99"
  interface      = "eno1"
  vlan           = 99
  timeout_reload = 100
}

resource "proxmox_node_config" "pve1" {
  node_name   = "pve1"
  description = "First"
}

resource "proxmox_node_disk_zfs" "tank" {
  node_name      = "pve1"
  name           = "tank"
  raidlevel      = "draid"
  devices        = ["/dev/sdb", "/dev/sdc", "/dev/sdd"]
  add_storage    = true
  ashift         = 12
  cleanup_config = true
  cleanup_disks  = false
  compression    = "on"
  draid_config   = { data = 1, spares = 0 }
}

resource "proxmox_virtual_environment_node_firewall" "pve1" {
  node_name                            = "pve1"
  enabled                              = true
  log_level_forward                    = "nolog"
  log_level_in                         = "nolog"
  log_level_out                        = "nolog"
  ndp                                  = true
  nf_conntrack_max                     = 262144
  nf_conntrack_tcp_timeout_established = 432000
  nftables                             = false
  nosmurfs                             = true
  smurf_log_level                      = "nolog"
  tcp_flags_log_level                  = "nolog"
}

resource "proxmox_virtual_environment_cluster_firewall" "cluster" {
  enabled        = true
  ebtables       = true
  input_policy   = "DROP"
  output_policy  = "ACCEPT"
  forward_policy = "ACCEPT"

  log_ratelimit {
    burst = 5
    rate  = "1/second"
  }
}

resource "proxmox_virtual_environment_cluster_firewall_security_group" "web" {
  name    = "webserver"
  comment = "Web"

  rule {
    type   = "in"
    action = "ACCEPT"
    dport  = "443"
    proto  = "tcp"
  }
}

resource "proxmox_virtual_environment_firewall_alias" "office" {
  name    = "office"
  cidr    = "192.0.2.0/24"
  comment = "Office"
}

resource "proxmox_virtual_environment_firewall_alias" "vm" {
  node_name = "pve1"
  vm_id     = proxmox_virtual_environment_vm.full.vm_id
  name      = "peer"
  cidr      = "192.0.2.5"
}

resource "proxmox_virtual_environment_firewall_ipset" "admins" {
  node_name    = "pve1"
  container_id = 200
  name         = "admins"
  comment      = "Admins"

  cidr {
    name    = "192.0.2.0/24"
    comment = "Office"
  }

  cidr {
    name    = "192.0.2.9"
    nomatch = true
  }
}

resource "proxmox_virtual_environment_firewall_options" "vm" {
  node_name     = "pve1"
  vm_id         = 100
  dhcp          = true
  enabled       = true
  ipfilter      = true
  log_level_in  = "info"
  log_level_out = "info"
  macfilter     = true
  ndp           = true
  input_policy  = "DROP"
  output_policy = "ACCEPT"
  radv          = false
}

resource "proxmox_virtual_environment_firewall_options" "ct" {
  node_name    = "pve1"
  container_id = 200
  enabled      = true
}

resource "proxmox_virtual_environment_firewall_rules" "vm" {
  node_name = "pve1"
  vm_id     = 100

  rule {
    type    = "in"
    action  = "ACCEPT"
    comment = "SSH"
    dest    = "192.0.2.10"
    dport   = "22"
    enabled = true
    iface   = "net0"
    log     = "info"
    macro   = null
    proto   = "tcp"
    source  = "192.0.2.0/24"
    sport   = "1024:65535"
  }

  rule {
    security_group = "webserver"
    comment        = "Web"
    iface          = "net0"
  }
}

resource "proxmox_virtual_environment_firewall_rules" "node" {
  node_name = "pve1"

  dynamic "rule" {
    for_each = ["22", "8006"]
    content {
      type   = "in"
      action = "ACCEPT"
      dport  = rule.value
      proto  = "tcp"
    }
  }
}

resource "proxmox_virtual_environment_firewall_rules" "cluster" {
  rule {
    type   = "in"
    action = "ACCEPT"
  }
}
