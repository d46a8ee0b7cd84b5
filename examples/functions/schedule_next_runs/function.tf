# The next three backups, by the clock of a node in UTC+1.
output "backups" {
  value = provider::proxmox::schedule_next_runs("mon..fri 02:30", "2026-03-01T12:00:00+01:00", 3)
}
