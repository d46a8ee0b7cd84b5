resource "proxmox_storage_nfs" "nas" {
  storage_id    = "nas"
  server        = "nas.example.com"
  export        = "/srv/nfs/pve"
  mount_options = "vers=4.2,soft"
  content       = ["images", "backup"]
}
