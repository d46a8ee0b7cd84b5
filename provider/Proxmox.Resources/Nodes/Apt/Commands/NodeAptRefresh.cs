using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Resources.Nodes.Commands;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Apt.Commands;

/// <summary>Fetches the lists of packages: <c>POST /nodes/{node}/apt/update</c> (PVE::API2::APT).</summary>
public static class NodeAptRefresh
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = new(
        "node_apt_refresh",
        "Fetches the lists of packages of a node anew, as `apt-get update` does. No package is installed. It fails where one of the "
            + "repositories does not answer, as those for subscribers do not without a subscription.")
    {
        Area = Areas.Nodes,
        Noun = "NodeApt",
        Verb = "refresh",
        Target = NodePower.Node,
        Fields =
        [
            NodePower.Node,
            Flag("notify", "Sends a notification about packages that could be newer now. Unset means false."),
            Flag("quiet", "Leaves out of the task's log what apt says. Unset means false."),
        ],
        Privileges = [new("Sys.Modify", "/nodes/{node}")],
        Run = async (run, cancel) =>
        {
            var path = PvePath.Join("nodes", run.Config.Get(NodePower.Node)!, "apt", "update");
            await run.DispatchAsync(deadline => run.Pve.PostAsync(path, run.Parameters, deadline), cancel);
            return null;
        },
    };
}
