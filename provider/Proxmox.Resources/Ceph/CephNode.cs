using Proxmox.Client;
using Proxmox.Model.Fields;
using Proxmox.Resources.Nodes;
using Proxmox.Resources.Shared;

namespace Proxmox.Resources.Ceph;

/// <summary>
/// The node that is asked about what belongs to the whole Ceph cluster: <c>/nodes/{node}/ceph</c> (PVE::API2::Ceph). Every node that has
/// Ceph installed gives the same answers.
/// </summary>
internal static class CephNode
{
    /// <summary>The node of an object that is of no node.</summary>
    public static Field<string> Asked { get; } = Names.Node with
    {
        Presence = Presence.Optional,
        IsReplacing = false,
        IsNeverReturned = true,
        IsNotAParameter = true,
        Clear = Clear.Forgetting,
        Doc = "Node that is asked, which must have Ceph installed; which one makes no difference. Unset means the node that answers.",
    };

    /// <summary>The node that an object names, or the one that answers.</summary>
    public static string Of(Attributes subject) => subject.Get(Asked) ?? NodeTasks.Answering;

    /// <summary>A path below Ceph's of the node that an object names, or of the one that answers.</summary>
    public static string Path(Attributes subject, params ReadOnlySpan<string> rest) => Path(Of(subject), rest);

    /// <summary>A path below Ceph's of a node.</summary>
    /// <param name="node">The node; null for the one that answers.</param>
    /// <param name="rest">What follows.</param>
    public static string Path(string? node, params ReadOnlySpan<string> rest) =>
        PvePath.Join(["nodes", node ?? NodeTasks.Answering, "ceph", .. rest]);

    /// <summary>Asks what can be asked only where there is a Ceph cluster; where there is none yet, nothing is.</summary>
    public static async Task WhereThereIsOneAsync(Func<Task> ask)
    {
        try
        {
            await ask();
        }
        catch (PveFault early) when (early.Kind == FaultKind.NotInitialised)
        {
        }
    }
}
