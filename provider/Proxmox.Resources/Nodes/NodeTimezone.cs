using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes;

/// <summary>The time zone of a node: <c>/nodes/{node}/time</c> (PVE::API2::Nodes).</summary>
public static class NodeTimezone
{
    private static readonly Field<string> Timezone =
        Text("timezone", "Time zone of the node, such as `Europe/Vienna`.").Required()
            .Matching("[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*", "a time zone such as \"Europe/Vienna\" or \"Etc/UTC\"");

    private static readonly Hooks Kept = GiveBack.HooksFor([Timezone]);

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new(
        "node_timezone",
        "The time zone of a node. It always has one: creating this resource sets it, and deleting it sets what was before.")
    {
        ReadDoc = "The time zone of a node.",
        Area = Areas.Nodes,
        Noun = "NodeTimezone",
        Api = new("/nodes") { Item = "/nodes/{node}/time" },
        Fields = [Names.Node, Timezone, GiveBack.Memory],
        Identity = [Names.Node],
        Discovery = new() { LeftOut = "Every node has that from its installation." },
        ImportId = new("{node}", "pve1"),
        Privileges =
        [
            new("Sys.Modify", "/nodes/{node}") { For = Purposes.Write },
            new("Sys.Audit", "/nodes/{node}") { For = Purposes.Write | Purposes.Read | Purposes.List },
        ],
        Hooks = Kept with
        {
            // PVE knows no node without one, so what is not remembered stays.
            Adjust = (operation, form) =>
            {
                Kept.Adjust!(operation, form);
                form.Remove("delete");
            },
        },
    };
}
