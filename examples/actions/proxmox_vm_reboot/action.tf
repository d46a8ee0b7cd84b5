# What changes only with a restart takes effect as soon as the settings are written.
resource "terraform_data" "settings" {
  input = "v2"

  lifecycle {
    action_trigger {
      events  = [after_update]
      actions = [action.proxmox_vm_reboot.web]
    }
  }
}

action "proxmox_vm_reboot" "web" {
  config {
    vmid          = 100
    grace_seconds = 120
  }
}

# One action for all VMs: the caller is the VM that triggers it, with Terraform 1.16 and newer.
resource "proxmox_vm" "app" {
  for_each = toset(["app-1", "app-2", "app-3"])
  name     = each.key
  node     = "pve1"
  cpu      = { cores = 4 }

  lifecycle {
    action_trigger {
      events  = [after_update]
      actions = [action.proxmox_vm_reboot.changed]
    }
  }
}

action "proxmox_vm_reboot" "changed" {
  config {
    vmid = caller.vmid
  }
}
