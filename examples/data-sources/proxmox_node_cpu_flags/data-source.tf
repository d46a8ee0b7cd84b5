data "proxmox_node_cpu_flags" "pve1" {
  node         = "pve1"
  supported_by = "pve1"
}

output "flags" {
  value = [for flag in data.proxmox_node_cpu_flags.pve1.items : flag.name]
}
