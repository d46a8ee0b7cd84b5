resource "proxmox_group" "team" {
  for_each = {
    admins     = "Run the datacenter"
    developers = "Use the development pool"
    auditors   = "See everything, change nothing"
  }

  group_id = each.key
  comment  = each.value
}

resource "proxmox_user" "person" {
  for_each = var.people

  user_id    = "${each.key}@pve"
  first_name = each.value.first_name
  last_name  = each.value.last_name
  email      = "${each.key}@example.com"
  groups     = [for group in each.value.groups : proxmox_group.team[group].group_id]
  password   = var.first_password
}

# A machine user with a token of its own, which has only what is granted to the token.
resource "proxmox_user" "ci" {
  user_id = "ci@pve"
  comment = "Continuous integration"
}

resource "proxmox_user_token" "deploy" {
  user_id    = proxmox_user.ci.user_id
  token_name = "deploy"
  comment    = "Deploys to the development pool"
}
