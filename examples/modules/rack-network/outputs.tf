output "vnets" {
  description = "VNets of the guests by name, for bridge of a network device."
  value       = { for name, vnet in proxmox_sdn_vnet.guests : name => vnet.vnet_id }
}

output "node_addresses" {
  description = "Addresses of the nodes by network, then by node."
  value = {
    for network in keys(var.node_networks) : network => {
      for node, settings in var.nodes : node => split("/", settings.addresses[network])[0] if contains(keys(settings.addresses), network)
    }
  }
}

output "networks_for_teams" {
  description = "The guests' networks as the module team takes them."
  value       = [for vnet in proxmox_sdn_vnet.guests : "${vnet.zone_id}/${vnet.vnet_id}"]
}
