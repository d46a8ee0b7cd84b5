using System.Collections.Immutable;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Sdn.Controllers;

/// <summary>What controllers of all types share: <c>/cluster/sdn/controllers</c> (PVE::API2::Network::SDN::Controllers).</summary>
internal static class Controller
{
    /// <summary>The path of all controllers.</summary>
    public const string Collection = "/cluster/sdn/controllers";

    /// <summary>The name of a controller.</summary>
    public static Field<string> Id { get; } =
        Text("controller_id", "Name of the controller.").OnWire("controller").Required().Replacing().Autonamed()
            .Checked(SdnNames.Controller);

    /// <summary>The number of the autonomous system.</summary>
    public static Field<long> Asn { get; } =
        Whole("asn", "Number of the autonomous system.").Required().Between(0, 4_294_967_295);

    /// <summary>Those that routes are exchanged with.</summary>
    public static Field<IReadOnlySet<string>> Peers { get; } =
        TextSet("peers", "Addresses of those that routes are exchanged with.").Checked(SdnNames.Address);

    /// <summary>The node.</summary>
    public static Field<string> Node { get; } =
        Text("node", "Node that the controller is for.").Required().Checked(Identifiers.Node);

    /// <summary>Where the node's own address is.</summary>
    public static Field<string> Loopback { get; } =
        Text("loopback", "Interface with the address that the node is known by, such as `dummy1`. Unset means that of its way out.");

    /// <summary>The declaration of one type of controller.</summary>
    /// <param name="type">PVE's name of the type.</param>
    /// <param name="noun">What programs call it.</param>
    /// <param name="doc">The summary for users.</param>
    /// <param name="own">The attributes of the type.</param>
    /// <param name="constraints">What must hold between them.</param>
    public static Resource Of(
        string type, string noun, string doc, ImmutableArray<Field> own, params ImmutableArray<Constraint> constraints) =>
        new("sdn_controller_" + type, doc)
        {
            Area = Areas.Sdn,
            Noun = noun,
            // There is one of EVPN, and one of the others for each node.
            IsDeletedFirst = true,
            Api = new(Collection)
            {
                Item = Collection + "/{controller_id}",
                Listed = SdnObject.List(Collection),
                Constants = [("type", type)],
                Only = ("type", type),
                HasDigest = true,
            },
            Fields = [Id, .. own, SdnObject.State],
            Identity = [Id],
            ImportId = new("{controller_id}", type + "1"),
            Constraints = constraints,
            Privileges =
            [
                SdnNames.Apply,
                new("SDN.Allocate", "/sdn/controllers/{controller_id}") { For = Purposes.Read },
                new(["SDN.Audit", "SDN.Allocate"], "/sdn/controllers/{controller_id}") { For = Purposes.List },
            ],
            Hooks = SdnObject.Hooks,
        };
}
