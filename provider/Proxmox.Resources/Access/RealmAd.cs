using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Access;

/// <summary>Realms of Active Directory (PVE::Auth::AD).</summary>
public static class RealmAd
{
    private static readonly Field<string> Domain =
        Text("domain", "Name of the Active Directory domain, such as `example.com`.").Required().OfLength(1, 256)
            .Matching(@"\S+", "a domain name");

    private static readonly Field<string> BaseDn =
        Text("base_dn", "Distinguished name below which a sync looks for users. Unset means what the server names as its own.")
            .OfLength(1, 256);

    private static readonly Field<string> UserAttribute =
        Text("user_attribute", "Attribute that a sync takes the user name from. Unset means `sAMAccountName`.").OnWire("user_attr")
            .OfLength(2, 256).Matching(@"\S+", "the name of an LDAP attribute");

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } =
        RealmFields.Of("ad", "A realm whose users log in with the passwords of a Microsoft Active Directory.", "corp",
    [
        RealmFields.Comment,
        RealmFields.Default,
        Domain,
        BaseDn,
        UserAttribute,
        .. RealmDirectory.Connection,
        .. RealmDirectory.Sync,
        RealmFields.Tfa,
    ]) with
        { Constraints = RealmDirectory.Constraints, Hooks = RealmDirectory.Hooks };
}
