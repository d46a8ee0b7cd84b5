using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Access;

public sealed class RealmLdapTests
{
    private static readonly Lifecycle Life = DirectoryRealmLife.Of(
        "realm_ldap",
        Config(("realm_id", "people"), ("server", "ldap.example.com"), ("base_dn", "dc=example,dc=com"), ("user_attribute", "uid")),
        Config());

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
