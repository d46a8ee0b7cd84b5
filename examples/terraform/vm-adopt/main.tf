# A VM that was there before. The import records it as it is; `terraform plan` then shows no change but what is written below.
import {
  to = proxmox_vm.billing
  id = "100"
}

# Only what is written here is managed. Everything else stays as it is, and stays with those who look after it now.
resource "proxmox_vm" "billing" {
  description   = "Billing; restore tests every month."
  tags          = ["billing", "critical"]
  start_at_boot = true

  # It was never restarted for a change that can wait.
  on_restart_required = "defer"
}

output "node" {
  description = "Where it runs."
  value       = proxmox_vm.billing.current_node
}
