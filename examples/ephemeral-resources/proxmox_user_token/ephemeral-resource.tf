# A token that is made for this run, may manage pools, and is gone afterwards.
ephemeral "proxmox_user_token" "pools" {
  user_id  = "ci@pve"
  lifetime = "15m"

  grants = [{
    path    = "/pool"
    role_id = "PVEPoolAdmin"
  }]
}

provider "proxmox" {
  alias     = "pools"
  endpoint  = "https://pve1.example.com:8006"
  api_token = ephemeral.proxmox_user_token.pools.api_token
}

resource "proxmox_pool" "web" {
  provider = proxmox.pools
  pool_id  = "web"
}
