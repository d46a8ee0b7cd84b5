resource "proxmox_cluster_options" "this" {
  description = "Rack 4, looked after by the operators"
  keyboard    = "de"
  email_from  = "pve@example.com"
  migration = {
    type    = "insecure"
    network = "192.0.2.0/24"
  }
  next_vmid = {
    lower = 1000
    upper = 2000
  }
  registered_tags = ["production"]
}
