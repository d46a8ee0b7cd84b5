using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Ceph.Commands;

/// <summary>See <see cref="ServiceCommand"/>.</summary>
public static class CephServiceStop
{
    private static readonly Field<bool> Force =
        Flag("force", "Whether a daemon is stopped although Ceph calls that unsafe. Unset means false.").NotAParameter();

    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = ServiceCommand.Of(
        "stop", "Stops services of Ceph on a node. One OSD, monitor or metadata server is stopped only when Ceph can do without it; of all "
            + "services, or all of a kind, nobody asks.", [Force], RequireSafeAsync, CephPrivileges.Audit);

    private static Task RequireSafeAsync(CommandRun run, CancellationToken cancel) =>
        run.Config.Get(ServiceCommand.Service) is { } service && service.Split('.') is ["osd" or "mon" or "mds", _]
            && run.Config.Get(Force) is not true
            ? CephSafety.RequireAsync(run, run.Config.Get(ServiceCommand.Node)!, service, CephSafety.Stop, cancel)
            : Task.CompletedTask;
}
