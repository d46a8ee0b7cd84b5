using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;

namespace Proxmox.Resources.Nodes.Commands;

/// <summary>
/// Switches nodes: <c>POST /nodes/{node}/status</c> and <c>.../wakeonlan</c> (PVE::API2::Nodes). PVE only passes it on: that the node goes
/// down or comes up is seen later.
/// </summary>
internal static class NodePower
{
    /// <summary>The node that a command is for.</summary>
    public static Field<string> Node { get; } = Names.Node.NotAParameter() with { Doc = "Name of the node." };

    /// <summary>A command that the node itself carries out.</summary>
    public static Command Of(string verb, string doc) => Of(verb, doc, "status", new Form().Add("command", verb));

    /// <summary>A command to a node.</summary>
    /// <param name="verb">What is done, the last word of its name.</param>
    /// <param name="doc">The summary for users.</param>
    /// <param name="action">The path below the node's.</param>
    /// <param name="form">What is sent there.</param>
    public static Command Of(string verb, string doc, string action, Form form) => new("node_" + verb, doc)
    {
        Area = Areas.Nodes,
        Noun = "Node",
        Verb = verb,
        Target = Node,
        Fields = [Node],
        Privileges = [new("Sys.PowerMgmt", "/nodes/{node}")],
        Run = async (run, cancel) =>
        {
            await run.Pve.PostAsync(PvePath.Join("nodes", run.Config.Get(Node)!, action), form, cancel);
            return null;
        },
    };
}
