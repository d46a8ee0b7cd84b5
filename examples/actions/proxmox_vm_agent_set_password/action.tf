variable "root_password" {
  type      = string
  sensitive = true
}

action "proxmox_vm_agent_set_password" "root" {
  config {
    vmid     = 100
    username = "root"
    password = var.root_password
  }
}
