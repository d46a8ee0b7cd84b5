using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Access;

/// <summary>Realms of LDAP directories (PVE::Auth::LDAP).</summary>
public static class RealmLdap
{
    private static readonly Field<string> BaseDn =
        Text("base_dn", "Distinguished name below which users are found, such as `ou=people,dc=example,dc=com`.").Required()
            .OfLength(1, 256);

    private static readonly Field<string> UserAttribute =
        Text("user_attribute", "Attribute that holds the user name, such as `uid`.").OnWire("user_attr").Required().OfLength(2, 256)
            .Matching(@"\S+", "the name of an LDAP attribute");

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } =
        RealmFields.Of("ldap", "A realm whose users log in with the passwords of an LDAP directory.", "people",
    [
        RealmFields.Comment,
        RealmFields.Default,
        BaseDn,
        UserAttribute,
        .. RealmDirectory.Connection,
        .. RealmDirectory.Sync,
        RealmFields.Tfa,
    ]) with
        { Constraints = RealmDirectory.Constraints, Hooks = RealmDirectory.Hooks };
}
