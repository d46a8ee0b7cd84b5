terraform import proxmox_oci_image.web pve1/local:vztmpl/nginx_1.29.tar
