variable "name" {
  description = "What the names of jobs, target and matcher begin with."
  type        = string
  default     = "backup"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,20}$", var.name))
    error_message = "Use 2 to 21 small letters, digits and hyphens with a letter first."
  }
}

variable "storage" {
  description = "Storage that the backups go to, with the content type backup; a Proxmox Backup Server by preference."
  type        = string
}

variable "classes" {
  description = "Classes of guests by the name of their pool: when they are backed up, how, and which backups are kept."
  type = map(object({
    comment  = optional(string, "")
    schedule = string
    mode     = optional(string, "snapshot")
    enabled  = optional(bool, true)
    keep = object({
      keep_last    = optional(number)
      keep_hourly  = optional(number)
      keep_daily   = optional(number)
      keep_weekly  = optional(number)
      keep_monthly = optional(number)
      keep_yearly  = optional(number)
    })
  }))
  default = {
    gold = {
      comment  = "Backed up every two hours of work"
      schedule = "mon..fri 8..18/2:15"
      keep     = { keep_last = 6, keep_daily = 14, keep_weekly = 8, keep_monthly = 12 }
    }
    silver = {
      comment  = "Backed up every night"
      schedule = "02:30"
      keep     = { keep_daily = 7, keep_weekly = 4, keep_monthly = 6 }
    }
    bronze = {
      comment  = "Backed up every week"
      schedule = "sun 04:00"
      keep     = { keep_weekly = 4 }
    }
  }

  validation {
    condition     = alltrue([for class in values(var.classes) : anytrue([for count in values(class.keep) : coalesce(count, 0) > 0])])
    error_message = "Each class must keep something: set at least one of keep_last to keep_yearly."
  }

  validation {
    condition     = alltrue([for class in values(var.classes) : contains(["snapshot", "suspend", "stop"], class.mode)])
    error_message = "The mode is snapshot, suspend or stop."
  }
}

variable "mailto" {
  description = "Mail addresses that hear of backups that went wrong."
  type        = set(string)

  validation {
    condition     = length(var.mailto) > 0
    error_message = "A failed backup that nobody hears of is found when it is needed."
  }
}

variable "fleecing_storage" {
  description = "Fast storage that takes what VMs overwrite during their backup, so that they need not wait for a slow target; null for none."
  type        = string
  default     = null
}
