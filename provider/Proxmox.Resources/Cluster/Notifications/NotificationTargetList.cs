using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Notifications;

/// <summary>Targets of every type: <c>/cluster/notifications/targets</c> (PVE::API2::Cluster::Notifications).</summary>
public static class NotificationTargetList
{
    private static readonly Field<string> Kind =
        Text("type", "Only targets of this type, as PVE calls it: `gotify`, `sendmail`, `smtp` or `webhook`. Unset means all.");

    private static readonly Field<IReadOnlyList<Attributes>> Items = EntryList.Items(
        "The targets, ordered by name.",
        Text("target_id", "Name of the target.").OnWire("name").AlwaysReturned(),
        Text("type", "Type of the target, as PVE calls it.").AlwaysReturned(),
        Text("comment", "Free text shown beside the target."),
        Flag("disabled", "Whether the target is out of use.").OnWire("disable").ImpliedDefault(false),
        NotificationTarget.Origin);

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } =
        new("notification_targets", "All targets that notifications can be sent to, of any type.")
        {
            Area = Areas.Notifications,
            Fields = [Kind, Items],
            Privileges = [.. NotificationTarget.Privileges.Where(privilege => privilege.For.HasFlag(Purposes.List))],
            Read = EntryList.Reader("/cluster/notifications/targets", Items, (config, target) =>
                config.Get(Kind) is not { } kind || target["type"].AsText() == kind),
        };
}
