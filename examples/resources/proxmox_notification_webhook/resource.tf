variable "chat_token" {
  type      = string
  sensitive = true
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
