variable "larger" {
  description = "Numbers of the workers that get more than the others."
  type        = set(number)
  default     = [3]
}
