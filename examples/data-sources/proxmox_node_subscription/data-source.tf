data "proxmox_node_subscription" "pve1" {
  node = "pve1"
}

output "due" {
  value = data.proxmox_node_subscription.pve1.next_due_date
}
