terraform {
  required_providers {
    proxmox = {
      source = "proxmox-ve/proxmox"
    }
  }
}

# The token comes from the environment: PROXMOX_VE_API_TOKEN='terraform@pve!ci=...'
provider "proxmox" {
  endpoints = ["https://pve1.example.com:8006", "https://pve2.example.com:8006"]
  ca_file   = "pve-root-ca.pem"
}
