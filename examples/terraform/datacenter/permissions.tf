resource "proxmox_role" "developer" {
  role_id = "Developer"
  privileges = [
    "Datastore.AllocateSpace",
    "Datastore.Audit",
    "Pool.Audit",
    "VM.Allocate",
    "VM.Audit",
    "VM.Config.CPU",
    "VM.Config.Disk",
    "VM.Config.Memory",
    "VM.Config.Network",
    "VM.Console",
    "VM.PowerMgmt",
  ]
}

resource "proxmox_acl" "admins" {
  path      = "/"
  principal = "@${proxmox_group.team["admins"].group_id}"
  role_id   = "PVEAdmin"
}

resource "proxmox_acl" "auditors" {
  path      = "/"
  principal = "@${proxmox_group.team["auditors"].group_id}"
  role_id   = "PVEAuditor"
}

resource "proxmox_acl" "developers" {
  path      = "/pool/${proxmox_pool.development.pool_id}"
  principal = "@${proxmox_group.team["developers"].group_id}"
  role_id   = proxmox_role.developer.role_id
}

# The token may do no more than its user, so both are granted the role.
resource "proxmox_acl" "deploy" {
  for_each = {
    user  = proxmox_user.ci.user_id
    token = "${proxmox_user.ci.user_id}!${proxmox_user_token.deploy.token_name}"
  }

  path      = "/pool/${proxmox_pool.development.pool_id}"
  principal = each.value
  role_id   = proxmox_role.developer.role_id
}
