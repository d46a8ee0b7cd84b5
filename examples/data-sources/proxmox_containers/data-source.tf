data "proxmox_containers" "web" {
  name   = "web-*"
  tags   = ["production"]
  status = "running"
}

output "nodes" {
  value = { for container in data.proxmox_containers.web.items : container.name => container.node }
}
