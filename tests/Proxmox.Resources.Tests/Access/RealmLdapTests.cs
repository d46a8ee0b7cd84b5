using Proxmox.Model.Values;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Access;

public sealed class RealmLdapTests
{
    private static readonly Value Minimal = Config(("realm_id", "people"), ("server", "ldap.example.com"), ("base_dn", "dc=example,dc=com"), ("user_attribute", "uid"));

    private static readonly Value Full = Value.Object(Minimal.Members.Concat(Config(
        ("comment", "Directory"), ("default", true), ("fallback_server", "ldap2.example.com"), ("port", 1636), ("mode", "ldaps"), ("verify", true),
        ("ca_path", "/etc/ssl/certs"), ("client_certificate_path", "/etc/pve/cert.pem"), ("client_key_path", "/etc/pve/key.pem"), ("tls_version", "tlsv1_3"),
        ("bind_dn", "cn=pve,dc=example,dc=com"), ("bind_password", "canary-secret"), ("check_connection", false), ("case_sensitive", false),
        ("user_filter", "(objectClass=person)"), ("user_classes", Value.Set("person", "user")),
        ("sync_attributes", Value.Object(("email", "mail"), ("first_name", "givenName"))), ("group_dn", "ou=groups,dc=example,dc=com"),
        ("group_name_attribute", "cn"), ("group_filter", "(cn=pve-*)"), ("group_classes", Value.Set("group")),
        ("sync_defaults", Value.Object(("scope", "both"), ("enable_new", false), ("remove_vanished", Value.Set("acl", "entry")))),
        ("tfa", Value.Object(("type", "oath"), ("digits", 8)))).Members));

    private static readonly Lifecycle Life = new("realm_ldap")
    {
        Id = "people",
        Minimal = Minimal,
        Full = Full,
        Changed = Full.With("comment", "Other").With("port", 636).With("sync_defaults", Value.Object(("scope", "users"))),
        Replacements = [("realm_id", "others")],
        Drift = pve => pve.Request("PUT", "/access/domains/people", ("comment", "by hand"), ("port", 389)),
        Remove = pve => pve.Request("DELETE", "/access/domains/people"),
        Find = pve => pve.Request("GET", "/access/domains/people"),
        CreateRequest = ("POST", "/access/domains"),
        Untold = ["bind_password", "check_connection"],
        NotCleared = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["client_certificate_path"] = "It and the key need each other.",
            ["client_key_path"] = "It and the certificate need each other.",
        },
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.Present))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);
}
