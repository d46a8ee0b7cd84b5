data "proxmox_firewall_options_cluster" "this" {}
