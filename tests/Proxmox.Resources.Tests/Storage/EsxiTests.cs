using Proxmox.Model.Values;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Storage;

public sealed class EsxiTests
{
    private static readonly Lifecycle Life = StorageLife.Of(
        "esxi",
        Config(("server", "esxi.example.com"), ("username", "root"), ("password", "canary-secret")),
        Config(("port", 8443), ("skip_certificate_verification", true), ("content", Value.Set("import")), ("shared", true)),
        []) with
    { Untold = ["password"] };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
