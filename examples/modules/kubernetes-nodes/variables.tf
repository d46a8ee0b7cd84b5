variable "cluster" {
  description = "Name of the Kubernetes cluster: its pool, its tag and what the names of its nodes begin with."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,30}$", var.cluster))
    error_message = "Use 1 to 31 small letters, digits and hyphens with a letter first."
  }
}

variable "control_plane" {
  description = "Nodes of the control plane by name: the node of the datacenter that each is made on, and its address with prefix length."
  type = map(object({
    node    = string
    address = string
  }))

  validation {
    condition     = contains([1, 3, 5, 7], length(var.control_plane))
    error_message = "etcd wants an odd number of members: 1, 3, 5 or 7."
  }

  validation {
    condition     = alltrue([for node in values(var.control_plane) : can(cidrhost(node.address, 0))])
    error_message = "Each address needs its prefix length, such as 192.0.2.61/24."
  }
}

variable "workers" {
  description = "Workers by name, in the same form. Their names differ from those of the control plane."
  type = map(object({
    node    = string
    address = string
  }))
  default = {}

  validation {
    condition     = alltrue([for node in values(var.workers) : can(cidrhost(node.address, 0))])
    error_message = "Each address needs its prefix length, such as 192.0.2.71/24."
  }
}

variable "control_plane_size" {
  description = "What each node of the control plane has. Disks only grow; data_disk is a second one, null for none."
  type = object({
    cores      = optional(number, 2)
    memory_mib = optional(number, 4096)
    disk       = optional(string, "32G")
    data_disk  = optional(string)
  })
  default = {}
}

variable "worker_size" {
  description = "What each worker has, in the same form."
  type = object({
    cores      = optional(number, 4)
    memory_mib = optional(number, 8192)
    disk       = optional(string, "64G")
    data_disk  = optional(string)
  })
  default = {}
}

variable "image" {
  description = "Volume of a cloud image, as the module image-library tells it."
  type        = string
}

variable "storage" {
  description = "Storage of the disks. etcd wants a fast one."
  type        = string
  default     = "local-lvm"
}

variable "data_storage" {
  description = "Storage of the data disks; null for the same."
  type        = string
  default     = null
}

variable "cpu_type" {
  description = "Type of the processors: the newest that all nodes of the datacenter have, so that nodes can be migrated."
  type        = string
  default     = "x86-64-v2-AES"
}

variable "network" {
  description = "Bridge or VNet of the nodes, its VLAN tag where it has one, the gateway, name servers and search domain."
  type = object({
    bridge        = optional(string, "vmbr0")
    vlan          = optional(number)
    gateway       = string
    dns_servers   = optional(list(string))
    search_domain = optional(string)
  })
}

variable "ssh_keys" {
  description = "Public SSH keys that may log in as admin."
  type        = list(string)
  default     = []
}

variable "protected" {
  description = "Whether PVE refuses to remove the nodes and their disks. To remove one, apply with false first."
  type        = bool
  default     = true
}

variable "highly_available" {
  description = "Whether the HA manager starts the control plane of a lost node on others, and keeps it on different ones. It needs shared disks and PVE 9."
  type        = bool
  default     = false
}
