import {
  to       = proxmox_oci_image.web
  provider = proxmox
  id       = "pve1/local:vztmpl/nginx_1.29.tar"
}
