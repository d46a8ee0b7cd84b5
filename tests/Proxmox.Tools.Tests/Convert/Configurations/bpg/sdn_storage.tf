resource "proxmox_sdn_applier" "apply" {
  on_create = true
}

resource "proxmox_network_applier" "apply" {
  node_name = "pve1"
}

resource "proxmox_sdn_controller_evpn" "evpn1" {
  id    = "evpn1"
  asn   = 65000
  peers = ["192.0.2.1"]
}

resource "proxmox_sdn_fabric_openfabric" "spine" {
  id             = "spine"
  ip_prefix      = "198.51.100.0/24"
  ip6_prefix     = "2001:db8:1::/64"
  csnp_interval  = 5
  hello_interval = 2
}

resource "proxmox_sdn_fabric_ospf" "leaf" {
  id        = "leaf"
  ip_prefix = "198.51.100.0/24"
  area      = "0.0.0.0"
}

resource "proxmox_sdn_fabric_node_openfabric" "pve1" {
  fabric_id       = proxmox_sdn_fabric_openfabric.spine.id
  node_id         = "pve1"
  ip              = "198.51.100.1"
  ip6             = "2001:db8:1::1"
  interface_names = ["eno1"]
}

resource "proxmox_sdn_fabric_node_ospf" "pve1" {
  fabric_id       = "leaf"
  node_id         = "pve1"
  ip              = "198.51.100.1"
  interface_names = ["eno1"]
}

resource "proxmox_sdn_zone_simple" "lab" {
  id          = "lab"
  nodes       = ["pve1"]
  mtu         = 1450
  dhcp        = "dnsmasq"
  dns         = "powerdns"
  dns_zone    = "example.org"
  ipam        = "pve"
  reverse_dns = "powerdns"
}

resource "proxmox_sdn_zone_vlan" "office" {
  id     = "office"
  bridge = "vmbr0"
}

resource "proxmox_sdn_zone_qinq" "tenant" {
  id                    = "tenant"
  bridge                = "vmbr0"
  service_vlan          = 10
  service_vlan_protocol = "802.1ad"
}

resource "proxmox_virtual_environment_sdn_zone_vxlan" "spread" {
  id    = "spread"
  peers = ["192.0.2.1", "192.0.2.2"]
}

resource "proxmox_sdn_zone_evpn" "routed" {
  id                         = "routed"
  controller                 = proxmox_sdn_controller_evpn.evpn1.id
  vrf_vxlan                  = 4000
  advertise_subnets          = true
  disable_arp_nd_suppression = false
  exit_nodes                 = ["pve1"]
  exit_nodes_local_routing   = true
  primary_exit_node          = "pve1"
  rt_import                  = "65000:65000"
}

resource "proxmox_sdn_vnet" "web" {
  id            = "web"
  zone          = proxmox_sdn_zone_simple.lab.id
  alias         = "Web"
  isolate_ports = true
  vlan_aware    = false
}

resource "proxmox_sdn_subnet" "web" {
  vnet            = proxmox_sdn_vnet.web.id
  cidr            = "198.51.100.0/24"
  gateway         = "198.51.100.1"
  snat            = true
  dhcp_dns_server = "192.0.2.53"
  dns_zone_prefix = "web"
  dhcp_range      = { start_address = "198.51.100.10", end_address = "198.51.100.20" }
}

resource "proxmox_storage_directory" "backups" {
  id                 = "backups"
  path               = "/srv/backups"
  content            = ["backup"]
  create_base_path   = true
  create_subdirs     = true
  disable            = false
  nodes              = ["pve1"]
  preallocation      = "off"
  shared             = false

  backups {
    keep_last             = 3
    keep_daily            = 7
    max_protected_backups = 5
  }
}

resource "proxmox_storage_nfs" "nas" {
  id                       = "nas"
  server                   = "192.0.2.9"
  export                   = "/export"
  options                  = "vers=4.2"
  snapshot_as_volume_chain = false
}

resource "proxmox_storage_cifs" "files" {
  id           = "files"
  server       = "192.0.2.9"
  share        = "pve"
  username     = "pve"
  password     = "s3cret-password"
  domain       = "EXAMPLE"
  subdirectory = "/pve"
  options      = "noserverino"
}

resource "proxmox_storage_lvm" "san" {
  id                   = "san"
  volume_group         = "vg"
  content              = ["images"]
  shared               = true
  wipe_removed_volumes = false
}

resource "proxmox_storage_lvmthin" "fast" {
  id           = "fast"
  volume_group = "pve"
  thin_pool    = "data"
}

resource "proxmox_storage_zfspool" "tank" {
  id             = "tank"
  zfs_pool       = "tank"
  blocksize      = "16k"
  thin_provision = true
}

resource "proxmox_storage_pbs" "offsite" {
  id                      = "offsite"
  server                  = "192.0.2.9"
  datastore               = "store"
  username                = "pve@pbs"
  password                = "s3cret-password"
  namespace               = "pve"
  fingerprint             = "00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd:ee:ff:00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd:ee:ff"
  generate_encryption_key = true
}
