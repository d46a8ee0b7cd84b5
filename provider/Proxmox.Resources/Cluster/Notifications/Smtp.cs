using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Notifications;

/// <summary>Mails by a server (proxmox_notify::endpoints::smtp).</summary>
public static class Smtp
{
    private static readonly Field<string> Server = Text("server", "Host name or IP address of the mail server.").Required()
        .Checked(Identifiers.Host);

    private static readonly Field<long> Port =
        Whole("port", "Port of the mail server. Unset means 465 for mode `tls`, 587 for `starttls` and 25 for `insecure`.")
            .Between(1, 65535);

    // PVE has no word for its removal.
    private static readonly Field<string> Mode =
        Text("mode", "How the connection is encrypted. Unset means `tls`.")
            .OneOf(("tls", "TLS from the beginning."), ("starttls", "TLS once the connection is there."), ("insecure", "Not at all."))
            .TypeNamed("SmtpMode").ImpliedDefault("tls").ClearedBy(Clear.Sending("tls"));

    private static readonly Field<string> Username = Text("username", "User at the mail server. Unset means that nobody logs in.");

    private static readonly Field<string> Password =
        Text("password", "Password at the mail server. PVE never tells it, so a change of it elsewhere is not seen.").Secret()
            .NeverReturned();

    private static readonly Field<string> From =
        Text("from_address", "Address of the sender.").OnWire("from-address").Required().Checked(Identifiers.Mail);

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = NotificationTarget.Of(
        "smtp", "Sends notifications as mails by a mail server.", "relay",
        [
            Server, Port, Mode, Username, Password, From, NotificationTarget.MailTo, NotificationTarget.MailToUsers,
            NotificationTarget.Author,
        ]) with
    {
        ReadDoc = "A target that sends notifications as mails by a mail server.",
        Constraints = [NotificationTarget.SomebodyIsNotified],
    };
}
