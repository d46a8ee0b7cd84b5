resource "proxmox_mapping_dir" "share" {
  mapping_id = "share"
  map = [
    {
      node = "pve1"
      path = "/srv/share"
    },
    {
      node = "pve2"
      path = "/srv/share"
    },
  ]
}
