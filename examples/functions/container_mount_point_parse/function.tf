# What `pct config` prints of a mount point, by the names that mount_points has.
output "path" {
  value = provider::proxmox::container_mount_point_parse("local-lvm:vm-200-disk-1,mp=/data,backup=1,size=8G").path
}
