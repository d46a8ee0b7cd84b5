# What is left of a disk of 32 GiB.
output "rest" {
  value = provider::proxmox::size_build(21474836480)
}
