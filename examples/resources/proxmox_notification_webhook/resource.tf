variable "chat_token" {
  description = "Token that the service asks for."
  type        = string
  sensitive   = true
  default     = "change-me"
}

resource "proxmox_notification_webhook" "chat" {
  target_id = "chat"
  url       = "https://chat.example.com/hooks/pve"
  method    = "post"
  headers = {
    Authorization = "Bearer {{ secrets.token }}"
  }
  body = "{{ title }}: {{ message }}"
  secrets = {
    token = var.chat_token
  }
}
