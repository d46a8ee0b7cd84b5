locals {
  # The team may use just these, besides what is in its pool.
  granted = merge(
    { for storage in var.storages : "/storage/${storage}" => proxmox_role.storage.role_id },
    { for network in var.networks : "/sdn/zones/${network}" => "PVESDNUser" },
    { "/pool/${proxmox_pool.this.pool_id}" = proxmox_role.member.role_id },
  )
}

resource "proxmox_pool" "this" {
  pool_id = var.name
  comment = var.comment
}

resource "proxmox_group" "this" {
  group_id = var.name
  comment  = var.comment
}

# What a member may do with the guests of the pool.
resource "proxmox_role" "member" {
  role_id    = "Team-${var.name}"
  privileges = var.privileges
}

# Room for disks, without the right to change the storage or to see what others have there.
resource "proxmox_role" "storage" {
  role_id    = "Team-${var.name}-Storage"
  privileges = ["Datastore.AllocateSpace", "Datastore.Audit"]
}

resource "proxmox_user" "member" {
  for_each = var.members

  user_id    = "${each.key}@${var.realm}"
  first_name = each.value.first_name
  last_name  = each.value.last_name
  email      = each.value.email
  enabled    = each.value.enabled
  groups     = [proxmox_group.this.group_id]
}

resource "proxmox_acl" "group" {
  for_each = local.granted

  path      = each.key
  principal = "@${proxmox_group.this.group_id}"
  role_id   = each.value
}

# Machines get a user each, whose token holds what the team holds and nothing else.
resource "proxmox_user" "machine" {
  for_each = var.machines

  user_id = "${var.name}-${each.key}@pve"
  comment = each.value
  groups  = [proxmox_group.this.group_id]
}

resource "proxmox_user_token" "machine" {
  for_each = proxmox_user.machine

  user_id              = each.value.user_id
  token_name           = "automation"
  privilege_separation = false
  comment              = each.value.comment
}
