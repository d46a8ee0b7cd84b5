using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Access;

public sealed class RealmAdTests
{
    private static readonly Lifecycle Life = DirectoryRealmLife.Of(
        "realm_ad",
        Config(("realm_id", "corp"), ("server", "ad.example.com"), ("domain", "example.com")),
        Config(("base_dn", "dc=example,dc=com"), ("user_attribute", "sAMAccountName")));

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
