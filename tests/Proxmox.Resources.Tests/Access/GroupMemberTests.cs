using Newtonsoft.Json.Linq;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Access;

public sealed class GroupMemberTests
{
    private static readonly Lifecycle Life = new("group_member")
    {
        Id = "admins/alice@pve",
        Arrange = pve =>
        {
            pve.Request("POST", "/access/groups", ("groupid", "admins"));
            pve.Request("POST", "/access/groups", ("groupid", "ops"));
            pve.Request("POST", "/access/groups", ("groupid", "others"));
            pve.Request("POST", "/access/users", ("userid", "alice@pve"), ("groups", "others"));
            pve.Request("POST", "/access/users", ("userid", "bob@pve"));
        },
        Minimal = Config(("group_id", "admins"), ("user_id", "alice@pve")),
        Full = Config(("group_id", "admins"), ("user_id", "alice@pve"), ("adopt", true)),
        Replacements = [("group_id", "ops"), ("user_id", "bob@pve")],
        Remove = pve => pve.Request("PUT", "/access/users/alice@pve", ("groups", "others")),
        Find = pve => new JArray(pve.Request("GET", "/access/users/alice@pve")!["groups"]!.Where(group => (string?)group == "admins")),
        CreateRequest = ("PUT", "/access/users/*"),
        Untold = ["adopt"],
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.Present))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
