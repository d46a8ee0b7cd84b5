variable "name" {
  description = "Name of the tier: the servers are called NAME-SERVER."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,13}$", var.name))
    error_message = "Use 1 to 14 small letters, digits and hyphens with a letter first: names of security groups are short."
  }
}

variable "servers" {
  description = "The servers by name: the node that each is made on, its address with prefix length, and what it has more than the others."
  type = map(object({
    node       = string
    address    = string
    cores      = optional(number)
    memory_mib = optional(number)
  }))

  validation {
    condition     = alltrue([for server in values(var.servers) : can(cidrhost(server.address, 0))])
    error_message = "Each address needs its prefix length, such as 192.0.2.41/24."
  }

  validation {
    condition     = length(distinct([for server in values(var.servers) : server.address])) == length(var.servers)
    error_message = "Two servers cannot have one address."
  }
}

variable "image" {
  description = "Volume of a cloud image, as the module image-library tells it."
  type        = string
}

variable "storage" {
  description = "Storage of the disks."
  type        = string
  default     = "local-lvm"
}

variable "size" {
  description = "What a server has that says nothing else. A disk only grows."
  type = object({
    cores      = optional(number, 2)
    memory_mib = optional(number, 2048)
    disk       = optional(string, "20G")
  })
  default = {}
}

variable "network" {
  description = "Bridge or VNet of the servers, its VLAN tag where it has one, the gateway and name servers."
  type = object({
    bridge      = optional(string, "vmbr0")
    vlan        = optional(number)
    gateway     = string
    dns_servers = optional(list(string))
  })
}

variable "ports" {
  description = "TCP ports that clients reach."
  type        = list(number)
  default     = [80, 443]
}

variable "clients" {
  description = "Who reaches them: a network, an IP set as +NAME, or null for everybody."
  type        = string
  default     = null
}

variable "administrators" {
  description = "Networks, or IP sets as +NAME, that SSH is open to."
  type        = list(string)
  default     = []
}

variable "ssh_keys" {
  description = "Public SSH keys that may log in as admin."
  type        = list(string)
  default     = []
}

variable "pool_id" {
  description = "Pool of the servers; null for none."
  type        = string
  default     = null
}

variable "tags" {
  description = "More tags for each server."
  type        = set(string)
  default     = []
}

variable "protected" {
  description = "Whether PVE refuses to remove the servers. To remove one, apply with false first."
  type        = bool
  default     = true
}

variable "highly_available" {
  description = "Whether the HA manager starts servers of a lost node on others, and keeps them on different ones. It needs shared disks and PVE 9."
  type        = bool
  default     = false
}
