using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Network.Commands;

/// <summary>What is done with the changes to a node's network that are staged (PVE::API2::Network).</summary>
internal static class NodeNetworkCommand
{
    private static readonly Field<string> Node = Names.Node.NotAParameter() with { Doc = "Name of the node." };

    private static readonly Field<string> Changes =
        Text("changes", "What was staged, as `diff -u` shows it. Null when nothing was.").As(Formats.Verbatim).Computed();

    /// <summary>The command.</summary>
    /// <param name="verb">What is done.</param>
    /// <param name="doc">The summary for users.</param>
    /// <param name="work">Does it to a node.</param>
    public static Command Of(string verb, string doc, Func<CommandRun, string, CancellationToken, Task> work) => new(
        "node_network_" + verb, doc)
    {
        Area = Areas.Network,
        Noun = "NodeNetwork",
        Verb = verb,
        Target = Node,
        Fields = [Node, Changes],
        Privileges = [new("Sys.Modify", "/nodes/{node}")],
        Run = async (run, cancel) =>
        {
            var node = run.Config.Get(Node)!;
            var staged = (await NodeInterfaces.ReadAsync(run.Pve, node, cancel)).Changes;
            if (staged is null)
            {
                run.ChangesNothing($"No changes to the network of node {node} are staged.");
                return Value.Object((Changes.Name, Value.Null));
            }

            await work(run, node, cancel);
            run.Session.Forget(NodeInterfaces.PathOf(node));
            return Value.Object((Changes.Name, staged));
        },
    };
}
