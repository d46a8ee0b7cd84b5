data "proxmox_next_vmid" "lab" {
  first = 9000
  last  = 9999
}

output "free" {
  value = data.proxmox_next_vmid.lab.vmid
}
