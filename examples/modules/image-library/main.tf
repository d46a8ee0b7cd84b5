locals {
  # A file on local storage is on one node alone, so that each node fetches its own.
  images    = { for pair in setproduct(var.nodes, keys(var.images)) : "${pair[0]}/${pair[1]}" => merge({ node = pair[0], name = pair[1] }, var.images[pair[1]]) }
  isos      = { for pair in setproduct(var.nodes, keys(var.isos)) : "${pair[0]}/${pair[1]}" => merge({ node = pair[0], name = pair[1] }, var.isos[pair[1]]) }
  templates = { for pair in setproduct(var.nodes, var.container_templates) : "${pair[0]}/${pair[1]}" => { node = pair[0], package = pair[1] } }
}

# Each is fetched by the node itself. A checksum makes sure of what comes; a new one fetches the file again.
resource "proxmox_downloaded_file" "image" {
  for_each = local.images

  node         = each.value.node
  storage      = var.storage
  content_type = "import"
  url          = each.value.url
  file_name    = coalesce(each.value.file_name, "${each.value.name}.qcow2")
  checksum     = each.value.checksum
}

resource "proxmox_downloaded_file" "iso" {
  for_each = local.isos

  node         = each.value.node
  storage      = var.storage
  content_type = "iso"
  url          = each.value.url
  file_name    = coalesce(each.value.file_name, "${each.value.name}.iso")
  checksum     = each.value.checksum
}

# The newest version of each that Proxmox offers at the time.
resource "proxmox_container_template" "template" {
  for_each = local.templates

  node    = each.value.node
  storage = var.storage
  package = each.value.package
}
