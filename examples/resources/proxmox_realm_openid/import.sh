terraform import proxmox_realm_openid.sso sso
