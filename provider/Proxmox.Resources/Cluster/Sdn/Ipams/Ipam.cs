using System.Collections.Immutable;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Sdn.Ipams;

/// <summary>
/// What managements of addresses share: <c>/cluster/sdn/ipams</c> (PVE::API2::Network::SDN::Ipams). They count at once, and are not
/// applied.
/// </summary>
internal static class Ipam
{
    /// <summary>The path of all of them.</summary>
    public const string Collection = "/cluster/sdn/ipams";

    /// <summary>The name.</summary>
    public static Field<string> Id { get; } =
        Text("ipam_id", "Name of the management of addresses: letters and digits, a letter first.").OnWire("ipam").Required().Replacing()
            .Checked(SdnNames.Id);

    /// <summary>The address of its API.</summary>
    public static Field<string> Url { get; } =
        Text("url", "URL of its API.").Required().Matching("https?://.+", "a URL that begins with http:// or https://");

    /// <summary>What PVE shows to it.</summary>
    public static Field<string> Token { get; } = Text("token", "Token that PVE shows to it.").Required().Secret().As(Formats.Line)
        .Checked(SdnNames.Secret);

    /// <summary>The certificate.</summary>
    public static Field<string> Fingerprint { get; } =
        Text("fingerprint", "SHA-256 fingerprint of its certificate, for one that no authority vouches for. Unset means that the node's "
            + "authorities must.").As(Formats.Fingerprint);

    /// <summary>The declaration of one type.</summary>
    /// <param name="type">PVE's name of the type.</param>
    /// <param name="noun">What programs call it.</param>
    /// <param name="doc">The summary for users.</param>
    /// <param name="own">The attributes of the type.</param>
    public static Resource Of(string type, string noun, string doc, params ImmutableArray<Field> own) => new("sdn_ipam_" + type, doc)
    {
        Area = Areas.Sdn,
        Noun = noun,
        Api = new(Collection)
        {
            Item = Collection + "/{ipam_id}",
            Listed = new(Collection),
            Constants = [("type", type)],
            Only = ("type", type),
            HasDigest = true,
        },
        Fields = [Id, .. own],
        Identity = [Id],
        Discovery = new() { IsBuiltIn = ipam => ipam[Id.Wire].AsText() == "pve" },
        ImportId = new("{ipam_id}", type == "pve" ? "lab" : type),
        Privileges =
        [
            SdnNames.Apply,
            new("SDN.Allocate", "/sdn/ipams/{ipam_id}") { For = Purposes.Read },
            new(["SDN.Audit", "SDN.Allocate"], "/sdn/ipams/{ipam_id}") { For = Purposes.List },
        ],
        Hooks = SdnObject.UnstagedHooks,
    };
}
