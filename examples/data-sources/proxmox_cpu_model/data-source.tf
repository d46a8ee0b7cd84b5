data "proxmox_cpu_model" "web" {
  cpu_model_id = "web"
}
