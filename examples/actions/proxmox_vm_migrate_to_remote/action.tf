variable "target_token" {
  description = "API token of the other datacenter, as user@realm!name=secret."
  type        = string
  sensitive   = true
  default     = "move@pve!terraform=change-me"
}

# The VM stays here as well, stopped and locked, until somebody is sure.
action "proxmox_vm_migrate_to_remote" "billing" {
  config {
    vmid           = 100
    target_storage = "local-lvm:fast"
    target_bridge  = "vmbr0:vmbr1"
    target = {
      host        = "pve.branch.example.com"
      api_token   = var.target_token
      fingerprint = "09:54:EF:2A:6B:11:C0:3D:7F:88:5E:21:94:AA:DE:01:77:3C:B5:60:1F:42:E9:8D:0A:66:CB:13:58:F7:2E:90"
    }
  }
}
