using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Access;

/// <summary>Realms of every type: <c>/access/domains</c> (PVE::API2::Domains).</summary>
public static class RealmList
{
    private static readonly Field<string> Kind = Text("type", "Only realms of this type. Unset means all.").OneOf(
            ("pam", "Users of the nodes."),
            ("pve", "Users that PVE keeps itself."),
            ("ad", "Microsoft Active Directory."),
            ("ldap", "An LDAP directory."),
            ("openid", "An OpenID Connect issuer.")).TypeNamed("RealmType");

    private static readonly Field<IReadOnlyList<Attributes>> Items = EntryList.Items(
        "The realms, ordered by name.",
        Text("realm_id", "Name of the realm.").OnWire("realm").AlwaysReturned(),
        Text("type", "Type of the realm: `pam`, `pve`, `ad`, `ldap` or `openid`.").AlwaysReturned(),
        Text("comment", "Free text shown on the login page."),
        Flag("default", "Whether the login page offers this realm first.").ImpliedDefault(false),
        Text("tfa_type", "Kind of second factor that the realm asks for: `oath` or `yubico`. Null when it asks for none.").OnWire("tfa"));

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new("realms", "All realms of the datacenter, of any type.")
    {
        Area = Areas.Access,
        Fields = [Kind, Items],
        Read = EntryList.Reader("/access/domains", Items, (config, realm) =>
            config.Get(Kind) is not { } kind || realm["type"].AsText() == kind),
    };
}
