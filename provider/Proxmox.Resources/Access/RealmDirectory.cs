using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Access;

/// <summary>What realms of LDAP directories and Active Directory share (PVE::Auth::LDAP, which PVE::Auth::AD builds on).</summary>
internal static class RealmDirectory
{
    private static readonly Field<string> ClientCertificate =
        Text("client_certificate_path", "Path on the nodes of the certificate that PVE shows to the server.").OnWire("cert");

    private static readonly Field<string> ClientKey =
        Text("client_key_path", "Path on the nodes of the private key of that certificate.").OnWire("certkey");

    private static readonly Field<bool> CheckConnection =
        Flag("check_connection",
            "Makes PVE log in at the server with every create and update, which fail when it cannot. Unset means false.")
            .OnWire("check-connection").NeverReturned().NotAParameter().ClearedBy(Clear.Forgetting);

    /// <summary>Server, encryption and login.</summary>
    public static ImmutableArray<Field> Connection { get; } =
    [
        Text("server", "Host name or IP address of the server.").OnWire("server1").Required().Checked(Identifiers.Host).OfLength(1, 256),
        Text("fallback_server", "Host name or IP address of a server that is asked when the first does not answer.").OnWire("server2")
            .Checked(Identifiers.Host).OfLength(1, 256),
        Whole("port", "TCP port of the servers. Unset means 636 for the mode `ldaps`, and 389 for others.").Between(1, 65535),
        Text("mode", "How the connection is made: unencrypted (`ldap`), encrypted (`ldaps`), or encrypted after a start without "
            + "(`ldap+starttls`). Unset means `ldap`.")
            .OneOf(
                ("ldap", "Unencrypted."),
                ("ldaps", "Encrypted from the start."),
                ("ldap+starttls", "Encrypted after a start without."))
            .TypeNamed("LdapMode"),
        Flag("verify", "Whether the server's certificate is checked. Unset means false.").ImpliedDefault(false),
        Text("ca_path", "Path on the nodes of a file or directory with the authorities to trust. Unset means the system's.")
            .OnWire("capath"),
        ClientCertificate,
        ClientKey,
        Text("tls_version", "TLS version of an encrypted connection. Unset means `tlsv1_2`.").OnWire("sslversion")
            .OneOf(("tlsv1", "TLS 1.0."), ("tlsv1_1", "TLS 1.1."), ("tlsv1_2", "TLS 1.2."), ("tlsv1_3", "TLS 1.3.")),
        Text("bind_dn", "Distinguished name that PVE logs in as to look for users. Unset means without login.").OfLength(1, 256),
        Text("bind_password",
            "Password for that login. PVE keeps it apart from the definition and never returns it, so a change elsewhere goes unnoticed.")
            .OnWire("password").Secret().NeverReturned(),
        CheckConnection,
    ];

    /// <summary>How users and groups are found and brought to PVE.</summary>
    public static ImmutableArray<Field> Sync { get; } =
    [
        Flag("case_sensitive", "Whether upper and lower case in user names are different. Unset means true.").OnWire("case-sensitive")
            .ImpliedDefault(true),
        Text("user_filter", "LDAP filter that a sync looks for users with.").OnWire("filter").OfLength(1, 2048),
        Classes("user_classes", "Object classes of users. Unset means `inetorgperson`, `posixaccount`, `person` and `user`."),
        Nested(
            "sync_attributes",
            "Attributes of the directory that a sync fills the attributes of users from. Unset ones are filled from the attribute of the "
                + "same name.",
            Source("email", "email", "the e-mail address"),
            Source("first_name", "firstname", "the first name"),
            Source("last_name", "lastname", "the last name"),
            Source("comment", "comment", "the comment"),
            Source("enabled", "enable", "whether the user can log in"),
            Source("expires_at_unix", "expire", "when the user expires"),
            Source("keys", "keys", "the ids of YubiKeys"))
            .TypeNamed("RealmSyncAttributes"),
        Text("group_dn", "Distinguished name below which a sync looks for groups. Unset means `base_dn`.").OfLength(1, 256),
        Text("group_name_attribute", "Attribute that names a group. Unset means the first part of its distinguished name.")
            .OnWire("group_name_attr").Matching("[A-Za-z0-9-]+", "the name of an LDAP attribute").OfLength(1, 256),
        Text("group_filter", "LDAP filter that a sync looks for groups with.").OfLength(1, 2048),
        Classes("group_classes", "Object classes of groups. Unset means `groupOfNames`, `group`, `univentionGroup` and `ipausergroup`."),
        Nested(
            "sync_defaults",
            "What a sync does where its caller does not say otherwise.",
            RealmSync.Scope,
            RealmSync.EnableNew,
            RealmSync.RemoveVanished)
            .OnWire("sync-defaults-options").TypeNamed("RealmSyncDefaults"),
    ];

    /// <summary>What both are held to.</summary>
    public static ImmutableArray<Constraint> Constraints { get; } =
        [RealmFields.TfaIsWhole, Constraint.Needs(ClientCertificate, ClientKey), Constraint.Needs(ClientKey, ClientCertificate)];

    /// <summary>How both depart from the generic lifecycle.</summary>
    public static Hooks Hooks { get; } = new() { Adjust = CheckWhenAsked };

    private static void CheckWhenAsked(Operation operation, Form form)
    {
        if (form.Count > 0 && operation.Planned.Get(CheckConnection) is true)
        {
            form.Add(CheckConnection.Wire, true);
        }
    }

    private static Field<IReadOnlySet<string>> Classes(string name, string doc) =>
        TextSet(name, doc).Matching("[A-Za-z0-9-]+", "the name of an LDAP object class");

    private static Field<string> Source(string name, string wire, string what) =>
        Text(name, $"Attribute of the directory that holds {what}.").OnWire(wire).Matching("[^,=]+", "the name of an LDAP attribute");
}
