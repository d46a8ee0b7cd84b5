variable "servers" {
  description = "The web servers by name."
  type = map(object({
    address    = string
    memory_mib = optional(number, 512)
    data_size  = optional(string, "4G")
  }))
  default = {
    web-1 = { address = "192.0.2.41" }
    web-2 = { address = "192.0.2.42" }
    web-3 = { address = "192.0.2.43", memory_mib = 2048, data_size = "16G" }
  }
}
