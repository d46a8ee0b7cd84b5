using Proxmox.Client;
using Proxmox.Engine.Operations;

namespace Proxmox.Resources.Ceph;

/// <summary>Whether Ceph could do without a daemon: <c>GET /nodes/{node}/ceph/cmd-safety</c> (PVE::API2::Ceph).</summary>
internal static class CephSafety
{
    /// <summary>To stop it.</summary>
    public const string Stop = "stop";

    /// <summary>To remove it for good.</summary>
    public const string Destroy = "destroy";

    /// <summary>Asks Ceph.</summary>
    /// <param name="work">What asks.</param>
    /// <param name="node">A node that has Ceph.</param>
    /// <param name="daemon">Its type and id, such as <c>osd.3</c>.</param>
    /// <param name="action">What is to be done to it.</param>
    /// <param name="cancel">The time limit.</param>
    /// <returns>What Ceph has against it; null when nothing.</returns>
    public static async Task<string?> ObjectionAsync(PveWork work, string node, string daemon, string action, CancellationToken cancel)
    {
        var parts = daemon.Split('.', 2);
        var answer = await work.Pve.GetAsync(
            CephNode.Path(node, "cmd-safety"), new Form().Add("service", parts[0]).Add("id", parts[1]).Add("action", action), cancel);
        return answer["safe"].AsBool() is true ? null : answer["status"].AsText() ?? "it gives no reason";
    }

    /// <summary>Refuses what Ceph calls unsafe.</summary>
    /// <inheritdoc cref="ObjectionAsync"/>
    public static async Task RequireAsync(PveWork work, string node, string daemon, string action, CancellationToken cancel)
    {
        if (await ObjectionAsync(work, node, daemon, action, cancel) is { } objection)
        {
            throw new PveFault(FaultKind.Invalid,
                $"Ceph calls it unsafe to {action} {daemon} now, so nothing was done: {objection}. See what its health says, and run this "
                    + "again once that is mended");
        }
    }
}
