data "proxmox_virtual_environment_nodes" "all" {}

data "proxmox_virtual_environment_containers" "all" {
  node_name = data.proxmox_virtual_environment_nodes.all.names[0]
  tags      = ["web"]
}

data "proxmox_datastores" "pve1" {
  node_name = "pve1"
}

data "proxmox_virtual_environment_pools" "all" {}

data "proxmox_virtual_environment_groups" "all" {}

data "proxmox_virtual_environment_roles" "all" {}

data "proxmox_virtual_environment_users" "all" {}

data "proxmox_virtual_environment_time" "pve1" {
  node_name = "pve1"
}

data "proxmox_hagroups" "all" {}

data "proxmox_haresources" "all" {}

data "proxmox_acme_accounts" "all" {}

data "proxmox_acme_plugins" "all" {}

data "proxmox_sdn_zones" "all" {
  type = "vlan"
}

data "proxmox_sdn_vnets" "all" {}

data "proxmox_replications" "all" {}

data "proxmox_backup_jobs" "all" {}

data "proxmox_hardware_mappings" "pci" {
  type = "pci"
}

data "proxmox_files" "images" {
  node_name    = "pve1"
  datastore_id = "local"
  content_type = "iso"
}

data "proxmox_version" "here" {}

data "proxmox_virtual_environment_node" "pve1" {
  node_name = "pve1"
}

locals {
  nodes = {
    names        = data.proxmox_virtual_environment_nodes.all.names
    online       = data.proxmox_virtual_environment_nodes.all.online[0]
    processors   = sum(data.proxmox_virtual_environment_nodes.all.cpu_count)
    memory       = data.proxmox_virtual_environment_nodes.all.memory_available[0] - data.proxmox_virtual_environment_nodes.all.memory_used[0]
    usage        = data.proxmox_virtual_environment_nodes.all.cpu_utilization
    fingerprints = data.proxmox_virtual_environment_nodes.all.ssl_fingerprints
    levels       = data.proxmox_virtual_environment_nodes.all.support_levels
    uptime       = data.proxmox_virtual_environment_nodes.all.uptime
    free         = data.proxmox_virtual_environment_node.pve1.memory_available / data.proxmox_virtual_environment_node.pve1.cpu_utilization
    one          = data.proxmox_virtual_environment_node.pve1.memory_total
    commit       = data.proxmox_version.here.repository_id
  }
  guests = {
    first = data.proxmox_virtual_environment_vms.all.vms[0].vm_id
    names = { for vm in data.proxmox_virtual_environment_vms.all.vms : vm.vm_id => vm.node_name }
    ids   = data.proxmox_virtual_environment_containers.all.containers[*].vm_id
  }
  access = {
    pools  = data.proxmox_virtual_environment_pools.all.pool_ids
    groups = zipmap(data.proxmox_virtual_environment_groups.all.group_ids, data.proxmox_virtual_environment_groups.all.comments)
    roles  = data.proxmox_virtual_environment_roles.all.privileges[0]
    users  = data.proxmox_virtual_environment_users.all.user_ids
    on     = data.proxmox_virtual_environment_users.all.enabled
    until  = data.proxmox_virtual_environment_users.all.expiration_dates
  }
  cluster = {
    groups       = contains(data.proxmox_hagroups.all.group_ids, "a")
    resources    = data.proxmox_haresources.all.resource_ids
    accounts     = data.proxmox_acme_accounts.all.accounts
    plugins      = data.proxmox_acme_plugins.all.plugins[*].plugin
    zones        = [for zone in data.proxmox_sdn_zones.all.zones : zone.id]
    vnets        = { for vnet in data.proxmox_sdn_vnets.all.vnets : vnet.id => vnet.zone }
    replications = data.proxmox_replications.all.replications[0].guest
    jobs         = data.proxmox_backup_jobs.all.jobs[0].compress
    mappings     = data.proxmox_hardware_mappings.pci.ids
    stores       = [for store in data.proxmox_datastores.pve1.datastores : store.id if contains(store.content_types, "iso")]
    space        = sum([for store in data.proxmox_datastores.pve1.datastores : store.space_total - store.space_used - store.space_available])
    old          = [data.proxmox_datastores.pve1.datastore_ids, data.proxmox_datastores.pve1.content_types, data.proxmox_datastores.pve1.types]
    older        = [data.proxmox_datastores.pve1.active, data.proxmox_datastores.pve1.enabled, data.proxmox_datastores.pve1.shared]
    oldest       = [data.proxmox_datastores.pve1.space_total, data.proxmox_datastores.pve1.space_used, data.proxmox_datastores.pve1.space_available[0]]
    files        = data.proxmox_files.images.files[*].id
    time         = [data.proxmox_virtual_environment_time.pve1.utc_time, data.proxmox_virtual_environment_time.pve1.local_time]
  }
}
