data "proxmox_vms" "web" {
  name   = "web-*"
  tags   = ["production"]
  status = "running"
}

output "nodes" {
  value = { for vm in data.proxmox_vms.web.items : vm.name => vm.node }
}
