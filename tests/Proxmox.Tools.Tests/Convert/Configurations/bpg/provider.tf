terraform {
  required_providers {
    proxmox = {
      source  = "bpg/proxmox"
      version = "0.111.1"
    }
  }
}

# Where it all is
provider "proxmox" {
  endpoint              = "https://192.0.2.1:8006/"
  api_token             = var.token # from the vault
  insecure              = false
  username              = null
  password              = null
  auth_ticket           = null
  csrf_prevention_token = null
  otp                   = null
  min_tls               = "1.3"
  tmp_dir               = "/var/tmp"
  random_vm_ids         = true
  random_vm_id_start    = 10000
  random_vm_id_end      = 99999

  ssh {
    agent               = true
    agent_socket        = "/run/agent"
    agent_forwarding    = false
    node_address_source = "api"
    socks5_server       = null
    socks5_username     = null
    socks5_password     = null
    username            = "root"
    password            = null
    private_key         = var.key
    node {
      name    = "pve1"
      address = "192.0.2.1"
    }
    node {
      name    = "pve2"
      address = "192.0.2.2"
      port    = 2222
    }
  }
}

variable "token" {
  type      = string
  default   = "root@pam!x=00000000-0000-0000-0000-000000000000"
  sensitive = true
}

variable "key" {
  type    = string
  default = null
}
