using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Cluster.Notifications;

public sealed class GotifyTests
{
    private static readonly Lifecycle Life = NotificationTargetLife.Of(
        "gotify",
        Config(("server", "https://gotify.example.com"), ("token", "canary-secret")),
        Config(),
        Config(("server", "http://192.0.2.80:8080"), ("token", "canary-other"))) with
    { Untold = ["token"] };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
