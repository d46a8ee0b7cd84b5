variable "archive" {
  description = "The archive that is restored beside its VM; the data source proxmox_backups lists them."
  default     = "local:backup/vzdump-qemu-100-2026_01_31-02_30_00.vma.zst"
}

variable "template_vmid" {
  description = "VMID of the template that is not backed up."
  default     = 9000
}
