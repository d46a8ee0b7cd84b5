# What changes only with a restart takes effect as soon as the settings are written.
resource "terraform_data" "settings" {
  input = "v2"

  lifecycle {
    action_trigger {
      events  = [after_update]
      actions = [action.proxmox_container_reboot.web]
    }
  }
}

action "proxmox_container_reboot" "web" {
  config {
    vmid          = 200
    grace_seconds = 60
  }
}
