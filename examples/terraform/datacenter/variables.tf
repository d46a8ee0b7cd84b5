variable "people" {
  description = "The team: user name to first name, last name and the groups that the person is in."
  type = map(object({
    first_name = string
    last_name  = string
    groups     = set(string)
  }))
  default = {
    alice = { first_name = "Alice", last_name = "Archer", groups = ["admins", "developers"] }
    bob   = { first_name = "Bob", last_name = "Brewer", groups = ["developers"] }
    carol = { first_name = "Carol", last_name = "Cook", groups = ["auditors"] }
  }
}

variable "first_password" {
  description = "Password that new users start with; unset creates them without one."
  type        = string
  sensitive   = true
  default     = null
}
