using Proxmox.Model.Values;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Access;

/// <summary>The life of a realm that asks a directory.</summary>
internal static class DirectoryRealmLife
{
    private static readonly Value Optional = Config(
        ("comment", "Directory"), ("default", true), ("fallback_server", "ldap2.example.com"), ("port", 1636), ("mode", "ldaps"),
            ("verify", true),
        ("ca_path", "/etc/ssl/certs"), ("client_certificate_path", "/etc/pve/cert.pem"), ("client_key_path", "/etc/pve/key.pem"),
            ("tls_version", "tlsv1_3"),
        ("bind_dn", "cn=pve,dc=example,dc=com"), ("bind_password", "canary-secret"), ("check_connection", false), ("case_sensitive", false),
        ("user_filter", "(objectClass=person)"), ("user_classes", Value.Set("person", "user")),
        ("sync_attributes", Value.Object(("email", "mail"), ("first_name", "givenName"))), ("group_dn", "ou=groups,dc=example,dc=com"),
        ("group_name_attribute", "cn"), ("group_filter", "(cn=pve-*)"), ("group_classes", Value.Set("group")),
        ("sync_defaults", Value.Object(("scope", "both"), ("enable_new", false), ("remove_vanished", Value.Set("acl", "entry")))),
        ("tfa", Value.Object(("type", "oath"), ("digits", 8))));

    /// <summary>The life of a realm of that type.</summary>
    /// <param name="resource">The resource's name.</param>
    /// <param name="required">Its required attributes, the name among them.</param>
    /// <param name="own">Optional attributes of the type alone.</param>
    public static Lifecycle Of(string resource, Value required, Value own)
    {
        var path = "/access/domains/" + required["realm_id"].AsText();
        var full = Value.Object(required.Members.Concat(Optional.Members).Concat(own.Members));
        return new(resource)
        {
            Id = required["realm_id"].AsText()!,
            Minimal = required,
            Full = full,
            // The certificate and its key need each other, so they go together.
            Changed = full.With("comment", "Other").With("port", 636).With("sync_defaults", Value.Object(("scope", "users")))
                .With("client_certificate_path", Value.Null).With("client_key_path", Value.Null),
            Replacements = [("realm_id", "others")],
            Drift = pve => pve.Request("PUT", path, ("comment", "by hand"), ("port", 389)),
            Remove = pve => pve.Request("DELETE", path),
            Find = pve => pve.Request("GET", path),
            CreateRequest = ("POST", "/access/domains"),
            Untold = ["bind_password", "check_connection"],
            NotCleared = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["client_certificate_path"] = "It and the key need each other.",
                ["client_key_path"] = "It and the certificate need each other.",
            },
        };
    }
}
