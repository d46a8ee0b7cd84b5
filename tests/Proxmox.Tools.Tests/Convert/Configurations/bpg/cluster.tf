resource "proxmox_virtual_environment_user" "alice" {
  user_id         = "alice@pve"
  comment         = "Alice"
  email           = "alice@example.org"
  enabled         = true
  expiration_date = "2034-01-01T22:00:00Z"
  first_name      = "Alice"
  last_name       = "A"
  groups          = [proxmox_virtual_environment_group.admins.group_id]
  keys            = "x"
  password        = "s3cret-password"

  acl {
    path    = "/"
    role_id = "PVEAuditor"
  }
}

resource "proxmox_virtual_environment_group" "admins" {
  group_id = "admins"
  comment  = "Admins"

  acl {
    path    = "/"
    role_id = "PVEAuditor"
  }
}

resource "proxmox_virtual_environment_role" "operator" {
  role_id    = "Operator"
  privileges = ["VM.PowerMgmt"]
}

resource "proxmox_virtual_environment_acl" "user" {
  path      = "/"
  user_id   = proxmox_virtual_environment_user.alice.user_id
  role_id   = proxmox_virtual_environment_role.operator.role_id
  propagate = true
}

resource "proxmox_acl" "group" {
  path     = "/"
  group_id = "admins"
  role_id  = "Operator"
}

resource "proxmox_acl" "token" {
  path     = "/"
  token_id = "${proxmox_user_token.ci.user_id}!${proxmox_user_token.ci.token_name}"
  role_id  = "Operator"
}

resource "proxmox_user_token" "ci" {
  user_id               = "ci@pve"
  token_name            = "deploy"
  comment               = "CI"
  expiration_date       = "2034-01-01T22:00:00Z"
  privileges_separation = true
}

resource "proxmox_realm_ldap" "people" {
  realm                 = "people"
  base_dn               = "dc=example,dc=org"
  server1               = "ldap1.example.org"
  server2               = "ldap2.example.org"
  user_attr             = "uid"
  bind_dn               = "cn=pve"
  bind_password         = "s3cret-password"
  ca_path               = "/etc/ssl/ca.pem"
  case_sensitive        = true
  cert_path             = "/etc/ssl/client.pem"
  cert_key_path         = "/etc/ssl/client.key"
  comment               = "People"
  default               = false
  filter                = "(objectClass=person)"
  group_classes         = "groupOfNames, group"
  group_dn              = "ou=groups,dc=example,dc=org"
  group_filter          = "(objectClass=group)"
  group_name_attr       = "cn"
  port                  = 636
  secure                = true
  ssl_version           = "tlsv1_3"
  sync_attributes       = "email=mail"
  sync_defaults_options = "scope=users"
  user_classes          = "person"
  verify                = true
}

resource "proxmox_realm_openid" "sso" {
  realm             = "sso"
  client_id         = "pve"
  client_key        = "s3cret-password"
  issuer_url        = "https://sso.example.org"
  acr_values        = "a b"
  audiences         = "a,b"
  autocreate        = true
  comment           = "SSO"
  default           = false
  groups_autocreate = true
  groups_claim      = "groups"
  groups_overwrite  = false
  prompt            = "login"
  query_userinfo    = true
  scopes            = "openid email"
  username_claim    = "email"
}

resource "proxmox_realm_sync" "once" {
  realm = "people"
}

resource "proxmox_acme_account" "default" {
  name         = "default"
  contact      = "ops@example.org"
  directory    = "https://acme-v02.api.letsencrypt.org/directory"
  tos          = "https://letsencrypt.org/documents/LE-SA-v1.5-February-24-2025.pdf"
  eab_kid      = "kid"
  eab_hmac_key = "s3cret"
}

resource "proxmox_acme_dns_plugin" "cloudflare" {
  plugin           = "cloudflare"
  api              = "cf"
  data             = { CF_Token = "s3cret" }
  digest           = null
  disable          = false
  validation_delay = 60
}

resource "proxmox_acme_dns_plugin" "written" {
  plugin          = "written"
  api             = "cf"
  data_wo         = { CF_Token = "s3cret" }
  data_wo_version = 1
}

resource "proxmox_backup_job" "nightly" {
  id                        = "nightly"
  schedule                  = "02:00"
  storage                   = "local"
  all                       = false
  bwlimit                   = 1024
  compress                  = "zstd"
  enabled                   = true
  exclude_path              = ["/tmp/*"]
  fleecing                  = { enabled = true, storage = "local-lvm" }
  ionice                    = 7
  lockwait                  = 10
  mailnotification          = "failure"
  mailto                    = ["ops@example.org"]
  maxfiles                  = 3
  mode                      = "snapshot"
  node                      = "pve1"
  notes_template            = "{{guestname}}"
  pbs_change_detection_mode = "metadata"
  performance               = { max_workers = 4, pbs_entries_max = 1048576 }
  pigz                      = 1
  protected                 = false
  prune_backups = {
    "keep-all"   = "false"
    keep-last    = "3"
    keep-hourly  = "1"
    keep-daily   = "7"
    keep-weekly  = "4"
    keep-monthly = "6"
    keep-yearly  = "1"
  }
  remove        = true
  repeat_missed = true
  script        = "/usr/local/bin/hook"
  starttime     = "02:00"
  stdexcludes   = true
  stopwait      = 10
  tmpdir        = "/var/tmp"
  vmid          = ["100"]
  zstd          = 2
}

resource "proxmox_cluster_options" "options" {
  bandwidth_limit_clone               = 1
  bandwidth_limit_default             = 2
  bandwidth_limit_migration           = 3
  bandwidth_limit_move                = 4
  bandwidth_limit_restore             = 5
  console                             = "html5"
  crs_ha                              = "static"
  crs_ha_auto_rebalance               = true
  crs_ha_auto_rebalance_hold_duration = 3
  crs_ha_auto_rebalance_margin        = 10
  crs_ha_auto_rebalance_method        = "bruteforce"
  crs_ha_auto_rebalance_threshold     = 30
  crs_ha_rebalance_on_start           = true
  description                         = "Datacenter"
  email_from                          = "pve@example.org"
  ha_shutdown_policy                  = "migrate"
  http_proxy                          = "http://192.0.2.9:3128"
  keyboard                            = "de"
  language                            = "de"
  mac_prefix                          = "BC:24:11"
  max_workers                         = 4
  migration_cidr                      = "192.0.2.0/24"
  migration_type                      = "secure"
  next_id                             = { lower = 100, upper = 999 }
  notify                              = { replication = "always" }
}

resource "proxmox_hagroup" "first" {
  group       = "first"
  nodes       = { pve1 = 2, pve2 = null }
  comment     = "First"
  no_failback = false
  restricted  = true
}

resource "proxmox_haresource" "vm" {
  resource_id  = "vm:${proxmox_virtual_environment_vm.full.vm_id}"
  comment      = "Full"
  failback     = true
  group        = "first"
  max_relocate = 1
  max_restart  = 1
  state        = "started"
  type         = "vm"
}

resource "proxmox_harule" "node" {
  rule      = "node"
  type      = "node-affinity"
  resources = ["vm:100"]
  nodes     = { pve1 = 1 }
  comment   = "Node"
  disable   = false
  strict    = true
}

resource "proxmox_harule" "apart" {
  rule      = "apart"
  type      = "resource-affinity"
  resources = ["vm:100", "vm:101"]
  affinity  = "negative"
}

resource "proxmox_virtual_environment_hardware_mapping_dir" "share" {
  name    = "share"
  comment = "Share"
  map     = [{ node = "pve1", path = "/srv/share" }]
}

resource "proxmox_hardware_mapping_pci" "gpu" {
  name             = "gpu"
  comment          = "GPU"
  mediated_devices = false
  map = [
    {
      id           = "10de:2504"
      node         = "pve1"
      path         = "0000:01:00.0"
      comment      = "first"
      iommu_group  = 1
      subsystem_id = "10de:1234"
    },
  ]
}

resource "proxmox_hardware_mapping_usb" "dongle" {
  name    = "dongle"
  comment = "Dongle"
  map     = [{ id = "0529:0001", node = "pve1", path = "1-1", comment = "first" }]
}

resource "proxmox_metrics_server" "graphite" {
  name           = "graphite"
  type           = "graphite"
  server         = "192.0.2.30"
  port           = 2003
  disable        = false
  graphite_path  = "pve"
  graphite_proto = "tcp"
  mtu            = 1500
  timeout        = 3
}

resource "proxmox_virtual_environment_metrics_server" "influx" {
  name                   = "influx"
  type                   = "influxdb"
  server                 = "192.0.2.30"
  port                   = 8086
  influx_api_path_prefix = "api"
  influx_bucket          = "pve"
  influx_db_proto        = "https"
  influx_max_body_size   = 25000000
  influx_organization    = "pve"
  influx_token           = "s3cret"
  influx_verify          = true
}

resource "proxmox_metrics_server" "influx_written" {
  name                    = "influx2"
  type                    = "influxdb"
  server                  = "192.0.2.30"
  port                    = 8086
  influx_token_wo         = "s3cret"
  influx_token_wo_version = 1
}

resource "proxmox_metrics_server" "collector" {
  name                              = "collector"
  type                              = "opentelemetry"
  server                            = "192.0.2.30"
  port                              = 4318
  opentelemetry_compression         = "gzip"
  opentelemetry_headers             = base64encode(jsonencode({ a = "b" }))
  opentelemetry_max_body_size       = 10000000
  opentelemetry_path                = "/v1/metrics"
  opentelemetry_proto               = "https"
  opentelemetry_resource_attributes = base64encode(jsonencode({ a = "b" }))
  opentelemetry_timeout             = 5
  opentelemetry_verify_ssl          = true
}

resource "proxmox_replication" "job" {
  id       = "100-0"
  target   = "pve2"
  type     = "local"
  comment  = "Replica"
  disable  = false
  rate     = 10
  schedule = "*/15"
}
