using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Services;

/// <summary>All services of a node: <c>GET /nodes/{node}/services</c> (PVE::API2::Services).</summary>
public static class NodeServiceList
{
    private static readonly Field<string> State = Text("state", "Only services in this state, such as `running`. Unset means all.");

    private static readonly Field<IReadOnlyList<Attributes>> Items = EntryList.Items(
        "The services, ordered by name.", [Text("service", "Name of the service.").AlwaysReturned(), .. NodeServiceFields.Told]);

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } =
        new("node_services", "The services of PVE on a node, and those that it needs, with their state.")
        {
            Area = Areas.Nodes,
            Noun = "NodeServices",
            Fields = [Names.Node, State, Items],
            Privileges = [new("Sys.Audit", "/nodes/{node}")],
            Read = async (session, config, cancel) =>
            {
                var services = await session.Pve.GetAsync(NodeServiceFields.PathOf(config.Get(Names.Node)!), cancel: cancel);
                return EntryList.Of(Items, services.Items.Where(service =>
                    config.Get(State) is not { } wanted || service["state"].AsText() == wanted));
            },
        };
}
