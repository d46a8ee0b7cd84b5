# What a new pool can be made of.
data "proxmox_node_disks" "unused" {
  node   = "pve1"
  unused = true
  type   = "hdd"
}

output "disks" {
  value = [for disk in data.proxmox_node_disks.unused.items : disk.by_id_path]
}
