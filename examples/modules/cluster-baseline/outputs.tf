output "notification_target" {
  description = "Name of the target that reaches the operators, for matchers elsewhere."
  value       = proxmox_notification_sendmail.operators.target_id
}

output "management_ipset" {
  description = "Name of the IP set of the administrators, as rules refer to it."
  value       = "+${proxmox_firewall_ipset.management.ipset_id}"
}
