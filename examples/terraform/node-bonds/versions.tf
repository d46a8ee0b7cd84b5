terraform {
  required_version = ">= 1.6"

  required_providers {
    proxmox = {
      source = "proxmox-ve/proxmox"
    }
  }
}

# Where PVE is and who we are comes from the environment:
#   PROXMOX_VE_ENDPOINT, PROXMOX_VE_API_TOKEN, and PROXMOX_VE_CA_FILE or PROXMOX_VE_FINGERPRINT.
provider "proxmox" {}
