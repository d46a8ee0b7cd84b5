using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Notifications;

/// <summary>Messages by Gotify (proxmox_notify::endpoints::gotify).</summary>
public static class Gotify
{
    private static readonly Field<string> Server =
        Text("server", "URL of the Gotify server, such as `https://gotify.example.com`.").Required()
            .Matching(@"https?://\S+", "a URL that begins with http:// or https://");

    private static readonly Field<string> Token =
        Text("token", "Token of an application in Gotify. PVE never tells it, so a change of it elsewhere is not seen.").Required()
            .Secret().NeverReturned().Matching(@"\S+", "text without blanks");

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = NotificationTarget.Of(
        "gotify", "Sends notifications to a Gotify server.", "phones", [Server, Token]) with
    {
        ReadDoc = "A target that sends notifications to a Gotify server.",
    };
}
