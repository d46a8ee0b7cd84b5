# The modules as somebody uses them who uses all: what one tells, another takes.
variable "grown" {
  description = "Whether the site has changed since it was set up."
  type        = bool
  default     = false
}

module "baseline" {
  source = "./modules/cluster-baseline"

  nodes               = ["pve1", "pve2"]
  timezone            = var.grown ? "Europe/Vienna" : "UTC"
  dns                 = { search_domain = "example.com", servers = ["192.0.2.53"] }
  mail                = { from = "pve@example.com", to = ["operators@example.com"] }
  management_networks = { "192.0.2.0/24" = "Office", "127.0.0.1" = "Here" }
  firewall_enabled    = true
  migration           = { network = "192.0.2.0/24" }
  registered_tags     = ["production"]
}

module "rack" {
  source = "./modules/rack-network"

  nodes = {
    pve1 = { uplinks = ["eth1", "eth2"], addresses = { storage = "198.51.100.11/24" } }
    pve2 = { uplinks = ["eth1", "eth2"], addresses = { storage = "198.51.100.12/24" } }
  }
  node_networks  = { storage = 20 }
  guest_networks = merge({ web = { vlan = 100 } }, var.grown ? { data = { vlan = 101, comment = "Databases" } } : {})
}

module "team" {
  source = "./modules/team"

  name     = "shop"
  members  = merge({ alice = { first_name = "Alice" } }, var.grown ? {} : { bob = {} })
  machines = { ci = "Continuous integration" }
  storages = ["local-lvm"]
  networks = module.rack.networks_for_teams
}

module "images" {
  source = "./modules/image-library"

  nodes               = ["pve1", "pve2"]
  images              = { debian-13 = { url = "https://cloud.debian.org/images/cloud/trixie/20250814-2204/debian-13-genericcloud-amd64-20250814-2204.qcow2" } }
  isos                = { debian-13 = { url = "https://cdimage.debian.org/debian-cd/13.1.0/amd64/iso-cd/debian-13.1.0-amd64-netinst.iso" } }
  container_templates = var.grown ? ["alpine-3.22-default"] : []
}

module "web" {
  source = "./modules/web-tier"

  name             = "shop"
  image            = module.images.images["debian-13"]
  pool_id          = module.team.pool_id
  network          = { bridge = module.rack.vnets["web"], gateway = "192.0.2.1" }
  clients          = "+dc/management"
  administrators   = [module.baseline.management_ipset]
  protected        = false
  highly_available = var.grown
  ports            = var.grown ? [80, 443, 8443] : [80, 443]
  servers = {
    web-1 = { node = "pve1", address = "192.0.2.41/24" }
    web-2 = { node = "pve1", address = "192.0.2.42/24", memory_mib = var.grown ? 4096 : 2048 }
  }
}

module "kubernetes" {
  source = "./modules/kubernetes-nodes"

  cluster       = "prod"
  image         = module.images.images["debian-13"]
  network       = { gateway = "192.0.2.1", search_domain = "example.com" }
  protected     = false
  worker_size   = { data_disk = "16G" }
  control_plane = { cp-1 = { node = "pve1", address = "192.0.2.61/24" } }
  workers = merge(
    { worker-1 = { node = "pve1", address = "192.0.2.71/24" } },
    var.grown ? { worker-2 = { node = "pve2", address = "192.0.2.72/24" } } : {},
  )
}

module "backups" {
  source = "./modules/backup-policy"

  storage = "local"
  mailto  = ["operators@example.com"]
  classes = {
    nightly = { schedule = var.grown ? "03:30" : "02:30", keep = { keep_daily = 7 } }
    weekly  = { schedule = "sun 04:00", keep = { keep_weekly = 4 } }
  }
}

output "inventory" {
  value = module.kubernetes.nodes
}
