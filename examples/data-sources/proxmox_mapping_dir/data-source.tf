data "proxmox_mapping_dir" "share" {
  mapping_id = "share"
}
