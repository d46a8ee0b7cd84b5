variable "name" {
  description = "Name of the team: its group, its pool and part of the names of its roles."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z][A-Za-z0-9-]{1,30}$", var.name))
    error_message = "Use 2 to 31 letters, digits and hyphens with a letter first."
  }
}

variable "comment" {
  description = "What the team does, shown beside its group and pool."
  type        = string
  default     = ""
}

variable "realm" {
  description = "Realm in which the members log in, such as that of the company's directory. In the realm pve, set their passwords by hand."
  type        = string
  default     = "pve"
}

variable "members" {
  description = "The people of the team, by user name. One who is not enabled cannot log in."
  type = map(object({
    first_name = optional(string)
    last_name  = optional(string)
    email      = optional(string)
    enabled    = optional(bool, true)
  }))
  default = {}
}

variable "machines" {
  description = "What works for the team without a person, such as its continuous integration: name to a comment. Each gets an API token."
  type        = map(string)
  default     = {}
}

variable "storages" {
  description = "Storages on which the team may make disks."
  type        = set(string)
  default     = []
}

variable "networks" {
  description = "Networks that the team may plug guests into: zone/vnet of the SDN, or localnetwork/vmbr0 for a bridge."
  type        = set(string)
  default     = []

  validation {
    condition     = alltrue([for network in var.networks : can(regex("^[^/]+/[^/]+(/[0-9]+)?$", network))])
    error_message = "Write a zone and a VNet or bridge, such as localnetwork/vmbr0, and a VLAN tag behind it where only that one is meant."
  }
}

variable "privileges" {
  description = "What members may do with the guests of the pool. The default is enough to make, run and remove guests."
  type        = set(string)
  default = [
    "Pool.Audit",
    "VM.Allocate",
    "VM.Audit",
    "VM.Clone",
    "VM.Config.CDROM",
    "VM.Config.CPU",
    "VM.Config.Cloudinit",
    "VM.Config.Disk",
    "VM.Config.HWType",
    "VM.Config.Memory",
    "VM.Config.Network",
    "VM.Config.Options",
    "VM.Console",
    "VM.PowerMgmt",
    "VM.Snapshot",
    "VM.Snapshot.Rollback",
  ]

  validation {
    condition     = length(setintersection(var.privileges, ["Permissions.Modify", "Realm.Allocate", "Sys.Modify", "User.Modify"])) == 0
    error_message = "A team does not administer the datacenter: give such privileges to people by a resource of their own."
  }
}
