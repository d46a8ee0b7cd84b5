resource "proxmox_cpu_model" "web" {
  cpu_model_id   = "web"
  reported_model = "Skylake-Server"
  flags          = ["+aes", "-pcid"]
}

resource "proxmox_vm" "web" {
  node = "pve1"
  name = "web"
  cpu = {
    type = proxmox_cpu_model.web.type
  }
}
