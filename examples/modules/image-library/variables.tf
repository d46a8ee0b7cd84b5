variable "nodes" {
  description = "Nodes that have the files: of local storage each that is to use them, of shared storage one that reaches it."
  type        = set(string)

  validation {
    condition     = length(var.nodes) > 0
    error_message = "Name at least one node."
  }
}

variable "storage" {
  description = "Storage that keeps the files, with the content types import, iso and vztmpl as they are used."
  type        = string
  default     = "local"
}

variable "images" {
  description = "Disk images that VMs are made from, by a name of your own. The file is called NAME.qcow2 unless file_name says otherwise."
  type = map(object({
    url       = string
    checksum  = optional(string)
    file_name = optional(string)
  }))
  default = {}

  validation {
    condition     = alltrue([for image in values(var.images) : can(regex("^https://", image.url))])
    error_message = "Fetch images over https: what comes over http can be exchanged on its way."
  }

  validation {
    condition     = alltrue([for image in values(var.images) : can(regex("[.](qcow2|raw|vmdk|ova)$", coalesce(image.file_name, "image.qcow2")))])
    error_message = "PVE imports files that end in .qcow2, .raw, .vmdk or .ova."
  }
}

variable "isos" {
  description = "ISO images, by a name of your own. The file is called NAME.iso unless file_name says otherwise."
  type = map(object({
    url       = string
    checksum  = optional(string)
    file_name = optional(string)
  }))
  default = {}

  validation {
    condition     = alltrue([for iso in values(var.isos) : can(regex("^https://", iso.url))])
    error_message = "Fetch images over https: what comes over http can be exchanged on its way."
  }
}

variable "container_templates" {
  description = "Container templates of Proxmox, by package without version: debian-13-standard."
  type        = set(string)
  default     = []
}
