variable "nodes" {
  description = "The nodes of the rack by name: the cards that are bonded, the node's addresses by network of node_networks, and a comment such as the switch ports."
  type = map(object({
    uplinks   = set(string)
    addresses = optional(map(string), {})
    comment   = optional(string)
  }))

  validation {
    condition     = alltrue([for node in values(var.nodes) : length(node.uplinks) > 0])
    error_message = "Each node needs at least one card as an uplink."
  }

  validation {
    condition     = alltrue(flatten([for node in values(var.nodes) : [for address in values(node.addresses) : can(cidrhost(address, 0))]]))
    error_message = "Each address needs its prefix length, such as 198.51.100.11/24."
  }

  validation {
    condition     = length(distinct(flatten([for node in values(var.nodes) : values(node.addresses)]))) == length(flatten([for node in values(var.nodes) : values(node.addresses)]))
    error_message = "Two nodes cannot have one address."
  }
}

variable "node_networks" {
  description = "Networks that the nodes themselves are in, such as that of the storage or of migrations: name to VLAN."
  type        = map(number)
  default     = {}

  validation {
    condition     = alltrue(flatten([for vlan in values(var.node_networks) : [vlan >= 1, vlan <= 4094]]))
    error_message = "VLANs have numbers from 1 to 4094."
  }
}

variable "guest_networks" {
  description = "Networks of the guests: VNet, of at most eight letters and digits, to VLAN and comment."
  type = map(object({
    vlan    = number
    comment = optional(string)
  }))
  default = {}

  validation {
    condition     = alltrue([for vnet in keys(var.guest_networks) : can(regex("^[a-z][a-z0-9]{1,7}$", vnet))])
    error_message = "PVE takes 2 to 8 small letters and digits with a letter first."
  }

  validation {
    condition     = alltrue(flatten([for network in values(var.guest_networks) : [network.vlan >= 1, network.vlan <= 4094]]))
    error_message = "VLANs have numbers from 1 to 4094."
  }
}

variable "zone" {
  description = "Name of the zone of the guests' networks."
  type        = string
  default     = "rack"

  validation {
    condition     = can(regex("^[a-z][a-z0-9]{1,7}$", var.zone))
    error_message = "PVE takes 2 to 8 small letters and digits with a letter first."
  }
}

variable "bridge" {
  description = "Bridge that is made on each node; another one than that by which the nodes are reached."
  type        = string
  default     = "vmbr1"

  validation {
    condition     = can(regex("^vmbr[1-9][0-9]{0,3}$", var.bridge))
    error_message = "Use vmbr1 to vmbr9999: vmbr0 is what the installer made for the node itself."
  }
}

variable "bond_mode" {
  description = "How packets are spread over the uplinks: 802.3ad with switches that speak LACP, else active-backup."
  type        = string
  default     = "802.3ad"

  validation {
    condition     = contains(["802.3ad", "active-backup", "balance-xor", "balance-alb", "balance-tlb", "balance-rr"], var.bond_mode)
    error_message = "Use 802.3ad, active-backup, balance-xor, balance-alb, balance-tlb or balance-rr."
  }
}

variable "mtu" {
  description = "Size of the largest packet on all of it; the switches must take it."
  type        = number
  default     = 1500

  validation {
    condition     = alltrue([var.mtu >= 1280, var.mtu <= 9216])
    error_message = "Use 1280 to 9216."
  }
}
