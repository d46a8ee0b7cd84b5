output "nodes" {
  description = "The nodes by name: role, address and VMID, as an inventory takes them."
  value = {
    for name, vm in proxmox_vm.node : vm.name => {
      role    = local.nodes[name].role
      address = split("/", local.nodes[name].address)[0]
      vmid    = vm.vmid
    }
  }
}

output "control_plane_addresses" {
  description = "Addresses of the control plane, for whatever stands before the API server."
  value       = [for name, node in var.control_plane : split("/", node.address)[0]]
}

output "pool_id" {
  description = "Pool of the nodes, for permissions and backups."
  value       = proxmox_pool.this.pool_id
}
