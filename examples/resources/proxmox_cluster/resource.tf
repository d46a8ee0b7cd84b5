resource "proxmox_cluster" "lab" {
  name = "lab"
  links = {
    link0 = {
      address = "10.0.0.11"
    }
    link1 = {
      address = "10.0.1.11"
    }
  }
}
