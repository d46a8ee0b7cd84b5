# What `pct set 200 --mp0` takes to make a new volume.
output "mp0" {
  value = provider::proxmox::container_mount_point_build({
    path    = "/data"
    storage = "local-lvm"
    size    = "8G"
  })
}
