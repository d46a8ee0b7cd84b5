using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Access;

public sealed class GroupTests
{
    private static readonly Lifecycle Life = new("group")
    {
        Id = "admins",
        Minimal = Config(("group_id", "admins")),
        Full = Config(("group_id", "admins"), ("comment", "The admins")),
        Changed = Config(("group_id", "admins"), ("comment", "Others")),
        Replacements = [("group_id", "ops")],
        Drift = pve => pve.Request("PUT", "/access/groups/admins", ("comment", "by hand")),
        Remove = pve => pve.Request("DELETE", "/access/groups/admins"),
        Find = pve => pve.Request("GET", "/access/groups/admins"),
        CreateRequest = ("POST", "/access/groups"),
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
