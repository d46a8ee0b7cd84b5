variable "ssh_key" {
  description = "Public SSH key that may log in."
  type        = string
  default     = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ1pLmUkbRPXzCkW3Bgsz0Y4d1qGq3yVqXh1R0cXkz9A admin@example.com"
}
