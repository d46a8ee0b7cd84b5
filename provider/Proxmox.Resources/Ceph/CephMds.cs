using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;

namespace Proxmox.Resources.Ceph;

/// <summary>
/// Metadata servers: <c>/nodes/{node}/ceph/mds</c> (PVE::API2::Ceph::MDS). PVE's <c>hotstandby</c> is left out: Ceph has not known it
/// since 14.1.
/// </summary>
public static class CephMds
{
    /// <summary>All metadata servers.</summary>
    internal static CephDaemon Daemons { get; } =
        new("mds", CephDaemon.Named("mds_id", "Name of the metadata server, which no other has and which does not begin with a digit.")
            .Checked(Rule.Pattern("[^0-9].*", "a name that does not begin with a digit")))
        {
            IsAtWork = entry => entry["state"].AsText()?.StartsWith("up:", StringComparison.Ordinal) is true,
        };

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new(
        "ceph_mds",
        "A metadata server of Ceph on a node, which file systems need: one for each, and another that stands by. It is not destroyed while "
            + "a file system would be without one.")
    {
        Area = Areas.Ceph,
        Noun = "Mds",
        IsReadElsewhere = true,
        Api = Daemons.Api,
        Fields = [CephDaemon.Node, Daemons.Name, CephDaemon.Address],
        Identity = [CephDaemon.Node, Daemons.Name],
        Discovery = new() { Needs = ["ceph_cluster"] },
        ImportId = Daemons.ImportId,
        Privileges = CephPrivileges.OfGuarded,
        Timeouts = OperationTimeouts.Standard,
        Hooks = Daemons.Hooks with { Delete = DeleteAsync },
    };

    private static async Task DeleteAsync(Operation operation, CancellationToken cancel)
    {
        var (node, name) = (operation.Prior.Get(CephDaemon.Node)!, operation.Prior.Get(Daemons.Name)!);
        if (await Daemons.ReadAsync(operation, cancel) is null)
        {
            return;
        }

        await CephSafety.RequireAsync(operation, node, $"mds.{name}", CephSafety.Stop, cancel);
        await operation.DispatchAsync(deadline => operation.Pve.DeleteAsync(operation.ItemPath, cancel: deadline), cancel);
    }
}
