terraform {
  required_version = ">= 1.6"

  required_providers {
    proxmox = {
      source = "proxmox-ve/proxmox"
    }
  }
}
