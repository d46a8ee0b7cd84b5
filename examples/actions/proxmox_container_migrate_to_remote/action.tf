variable "target_token" {
  description = "API token of the other datacenter, as user@realm!name=secret."
  type        = string
  sensitive   = true
  default     = "move@pve!terraform=change-me"
}

action "proxmox_container_migrate_to_remote" "proxy" {
  config {
    vmid           = 200
    target_vmid    = 1200
    target_storage = "fast"
    delete_source  = true
    target = {
      host        = "pve.branch.example.com"
      api_token   = var.target_token
      fingerprint = "09:54:EF:2A:6B:11:C0:3D:7F:88:5E:21:94:AA:DE:01:77:3C:B5:60:1F:42:E9:8D:0A:66:CB:13:58:F7:2E:90"
    }
  }
}
