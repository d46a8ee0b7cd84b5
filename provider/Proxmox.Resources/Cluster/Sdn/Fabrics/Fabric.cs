using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Sdn.Fabrics;

/// <summary>
/// What fabrics of both protocols share: <c>/cluster/sdn/fabrics/fabric</c> (PVE::API2::Network::SDN::Fabrics::Fabric). What is staged the
/// list alone tells.
/// </summary>
internal static class Fabric
{
    /// <summary>The path of all fabrics.</summary>
    public const string Collection = "/cluster/sdn/fabrics/fabric";

    /// <summary>The member of answers that tells of which protocol something is.</summary>
    public const string Protocol = "protocol";

    /// <summary>The version that brought fabrics.</summary>
    public const string First = "9.0";

    /// <summary>The name of a fabric.</summary>
    public static Field<string> Id { get; } =
        Text("fabric_id", "Name of the fabric: two to eight letters, digits and hyphens.").OnWire("id").Required().Replacing()
            .Checked(SdnNames.Fabric);

    /// <summary>The network of the nodes' addresses.</summary>
    public static Field<string> Prefix { get; } =
        Text("ip_prefix", "Network that the nodes' addresses in the fabric are of, such as `10.20.0.0/24`.").As(Formats.Cidr)
            .ClearedBy(Clear.Replacing);

    /// <summary>The same of IPv6.</summary>
    public static Field<string> Prefix6 { get; } =
        Text("ip6_prefix", "Network of IPv6 that the nodes' addresses in the fabric are of, such as `fd00:20::/64`.").As(Formats.Cidr)
            .ClearedBy(Clear.Replacing);

    /// <summary>The declaration of the fabrics of one protocol.</summary>
    /// <param name="protocol">PVE's name of the protocol.</param>
    /// <param name="noun">What programs call it.</param>
    /// <param name="doc">The summary for users.</param>
    /// <param name="own">The attributes of the protocol.</param>
    /// <param name="constraints">What must hold between them.</param>
    public static Resource Of(
        string protocol, string noun, string doc, ImmutableArray<Field> own, params ImmutableArray<Constraint> constraints) =>
        new("sdn_fabric_" + protocol, doc)
        {
            Area = Areas.Sdn,
            Noun = noun,
            Since = First,
            Api = new(Collection)
            {
                Item = Collection + "/{fabric_id}",
                Listed = SdnObject.List(Collection),
                Constants = [(Protocol, protocol)],
                Only = (Protocol, protocol),
                DeletesInArray = true,
            },
            Fields = [Id, .. own, SdnObject.State],
            Identity = [Id],
            ImportId = new("{fabric_id}", "spine"),
            Constraints = constraints,
            Privileges =
            [
                SdnNames.Apply,
                new("SDN.Allocate", "/sdn/fabrics/{fabric_id}") { For = Purposes.Write },
                new(["SDN.Audit", "SDN.Allocate"], "/sdn/fabrics/{fabric_id}") { For = Purposes.Read | Purposes.List },
            ],
            Hooks = HooksOf(protocol),
        };

    /// <summary>The hooks of what is told of in a list alone, and says its protocol with every change.</summary>
    public static Hooks HooksOf(string protocol) => SdnObject.Hooks with
    {
        Read = ReadAsync,
        Adjust = (operation, form) =>
        {
            if (form.Count > 0 && !form.Has(Protocol))
            {
                form.Add(Protocol, protocol);
            }

            SdnObject.ShowToken(operation, form);
        },
    };

    // What the list does not show may be hidden: the object itself then says whether it is there.
    private static async Task<PveData?> ReadAsync(Operation operation, CancellationToken cancel) =>
        await operation.FindInListAsync(cancel) is { } staged ? staged
            : await operation.Pve.GetAsync(operation.ItemPath, cancel: cancel);
}
