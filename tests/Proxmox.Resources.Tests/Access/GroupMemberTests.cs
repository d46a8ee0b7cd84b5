using Newtonsoft.Json.Linq;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Access;

public sealed class GroupMemberTests
{
    private static readonly Lifecycle Life = new("group_member")
    {
        Id = "crew/dave@pve",
        Arrange = pve =>
        {
            pve.Request("POST", "/access/groups", ("groupid", "crew"));
            pve.Request("POST", "/access/groups", ("groupid", "crew-ops"));
            pve.Request("POST", "/access/groups", ("groupid", "crew-others"));
            pve.Request("POST", "/access/users", ("userid", "dave@pve"), ("groups", "crew-others"));
            pve.Request("POST", "/access/users", ("userid", "erin@pve"));
        },
        Minimal = Config(("group_id", "crew"), ("user_id", "dave@pve")),
        Full = Config(("group_id", "crew"), ("user_id", "dave@pve"), ("adopt", true)),
        Replacements = [("group_id", "crew-ops"), ("user_id", "erin@pve")],
        Remove = pve => pve.Request("PUT", "/access/users/dave@pve", ("groups", "crew-others")),
        Find = pve => new JArray(pve.Request("GET", "/access/users/dave@pve")!["groups"]!.Where(group => (string?)group == "crew")),
        CreateRequest = ("PUT", "/access/users/*"),
        Untold = ["adopt"],
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.Present))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
