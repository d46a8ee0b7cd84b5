# What an installation has left in the guest.
data "proxmox_vm_agent_file" "kubeconfig" {
  vmid = 100
  path = "/etc/kubernetes/admin.conf"
}

output "kubeconfig" {
  value     = data.proxmox_vm_agent_file.kubeconfig.content
  sensitive = true
}
