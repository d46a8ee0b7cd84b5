using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Ceph.Commands;

/// <summary>See <see cref="RollingRestart"/>.</summary>
public static class CephDaemonsRestart
{
    private static readonly Field<string> Kind =
        Text("service_type", "Kind of daemons that are restarted.").OnWire("service-type").Required().OneOf(
            ("mon", "Monitors."), ("mgr", "Managers."), ("mds", "Metadata servers."), ("osd", "OSDs, node by "
                + "node.")).TypeNamed("CephServiceType");

    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = RollingRestart.Of(
        "ceph_daemons_restart",
        "Restarts all daemons of a kind in the Ceph cluster, one after another and each only when Ceph can do without it, as after an "
            + "upgrade.",
        "Daemons", Kind, [Kind, RollingRestart.OnlyOutdated], _ => "/cluster/ceph/restart-bulk") with
    {
        Constraints =
        [
            new(config => config.Get(RollingRestart.OnlyOutdated) is true && config.Get(Kind) is { } kind and not "osd"
                ? [new Violation(RollingRestart.OnlyOutdated, $"only_outdated is for OSDs alone, and service_type is {kind}: leave it "
                + "out.")]
                : []),
        ],
    };
}
