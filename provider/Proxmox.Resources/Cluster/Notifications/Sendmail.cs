using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Notifications;

/// <summary>Mails by the nodes' own mail system (proxmox_notify::endpoints::sendmail).</summary>
public static class Sendmail
{
    private static readonly Field<string> From =
        Text("from_address", "Address of the sender. Unset means what the datacenter's options say, or root at the node.")
            .OnWire("from-address").Checked(Identifiers.Mail);

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = NotificationTarget.Of(
        "sendmail",
        "Sends notifications as mails by the mail system of the nodes. PVE's own target `mail-to-root` can be imported; deleting it resets "
            + "it.",
        "admins",
        [NotificationTarget.MailTo, NotificationTarget.MailToUsers, From, NotificationTarget.Author]) with
    {
        ReadDoc = "A target that sends notifications as mails by the mail system of the nodes.",
        Constraints = [NotificationTarget.SomebodyIsNotified],
    };
}
