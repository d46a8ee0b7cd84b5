using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;

namespace Proxmox.Resources.Cluster.Notifications.Commands;

/// <summary>Sends a test: <c>POST /cluster/notifications/targets/{name}/test</c> (PVE::API2::Cluster::Notifications).</summary>
public static class NotificationTargetTest
{
    private static readonly Field<string> TargetId = NotificationTarget.Id.NotAParameter() with { Doc = "Name of the target." };

    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } =
        new("notification_target_test", "Sends a test notification to a target. It fails when the target does not take it.")
        {
            Area = Areas.Notifications,
            Noun = "Target",
            Verb = "test",
            Target = TargetId,
            Fields = [TargetId],
            Privileges = [NotificationTarget.Use],
            Run = RunAsync,
        };

    private static async Task<Value?> RunAsync(CommandRun run, CancellationToken cancel)
    {
        await run.Pve.PostAsync(
            PvePath.Join("cluster", "notifications", "targets", run.Config.Get(TargetId)!, "test"), run.Parameters, cancel);
        return null;
    }
}
