data "proxmox_node_qemu_machines" "q35" {
  node = "pve1"
  type = "q35"
}

output "machines" {
  value = [for machine in data.proxmox_node_qemu_machines.q35.items : machine.machine]
}
