variable "nodes" {
  description = "Names of all nodes of the cluster."
  type        = set(string)

  validation {
    condition     = length(var.nodes) > 0
    error_message = "Name at least one node."
  }
}

variable "description" {
  description = "Notes that the web interface shows for the datacenter, in Markdown."
  type        = string
  default     = "Managed as code: changes by hand are undone."
}

variable "keyboard" {
  description = "Layout of the keyboard on consoles; null leaves it to the browser."
  type        = string
  default     = null
}

variable "timezone" {
  description = "Time zone of the nodes, by its name in the tz database."
  type        = string
  default     = "UTC"

  validation {
    condition     = can(regex("^[A-Z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$", var.timezone))
    error_message = "Use a name of the tz database, such as Europe/Vienna."
  }
}

variable "dns" {
  description = "Search domain and up to three name servers of the nodes."
  type = object({
    search_domain = string
    servers       = list(string)
  })

  validation {
    condition     = contains([1, 2, 3], length(var.dns.servers))
    error_message = "PVE keeps one to three name servers."
  }
}

variable "mail" {
  description = "Address that mails of PVE come from, and those that hear of problems."
  type = object({
    from = string
    to   = set(string)
  })

  validation {
    condition     = alltrue([for address in concat([var.mail.from], tolist(var.mail.to)) : can(regex("^[^@\\s]+@[^@\\s]+$", address))])
    error_message = "Each must be a mail address, such as operators@example.com."
  }
}

variable "management_networks" {
  description = "Networks and addresses from which the nodes are administered, to what each is. Where the firewall is on, others reach neither the web interface nor SSH."
  type        = map(string)

  validation {
    condition     = length(var.management_networks) > 0
    error_message = "Without a network, turning the firewall on would lock everybody out."
  }

  validation {
    condition     = alltrue([for network, comment in var.management_networks : can(cidrhost(strcontains(network, "/") ? network : "${network}/${strcontains(network, ":") ? 128 : 32}", 0))])
    error_message = "Each must be an address or a network, such as 192.0.2.0/24."
  }
}

variable "firewall_enabled" {
  description = "Whether the firewall of the datacenter is on. Guests take part where they say so."
  type        = bool
  default     = false
}

variable "migration" {
  description = "How guests move between nodes: over which network, and whether encrypted (secure) or not (insecure). Null leaves it as it is."
  type = object({
    type    = optional(string, "secure")
    network = optional(string)
  })
  default = null
}

variable "vmid_range" {
  description = "Range from which free VMIDs are proposed: from lower up to, but without, upper."
  type = object({
    lower = number
    upper = number
  })
  default = { lower = 100, upper = 1000000 }

  validation {
    condition     = var.vmid_range.lower < var.vmid_range.upper
    error_message = "The lower end must be below the upper one."
  }
}

variable "registered_tags" {
  description = "Tags that only administrators give and take."
  type        = set(string)
  default     = []
}
