using Proxmox.Model.Values;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Cluster.Notifications;

public sealed class SmtpTests
{
    private static readonly Lifecycle Life = NotificationTargetLife.Of(
        "smtp",
        Config(("server", "mail.example.com"), ("from_address", "pve@example.com"), ("mailto", Value.Set("a@example.com"))),
        Config(("port", 2525), ("mode", "insecure"), ("username", "pve"), ("password", "canary-secret"),
            ("mailto_users", Value.Set("root@pam")), ("author", "Rack 4")),
        Config(("server", "192.0.2.25"), ("mode", "starttls"), ("password", "canary-other"))) with
    { Untold = ["password"] };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
