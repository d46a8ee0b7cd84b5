# As much memory as the file of the suspended guest may have.
output "size_mib" {
  value = provider::proxmox::size_parse("32G").size_mib
}
