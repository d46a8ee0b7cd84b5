using Proxmox.Model.Values;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Access;

public sealed class UserTests
{
    private static readonly Lifecycle Life = new("user")
    {
        Id = "alice@pve",
        Arrange = pve =>
        {
            pve.Request("POST", "/access/groups", ("groupid", "staff"));
            pve.Request("POST", "/access/groups", ("groupid", "staff-ops"));
        },
        Minimal = Config(("user_id", "alice@pve")),
        Full = Config(
            ("user_id", "alice@pve"), ("enabled", false), ("expires_at_unix", 1893456000), ("groups", Value.Set("staff-ops", "staff")),
            ("first_name", "Alice"), ("last_name", "Ä. Liddell"), ("email", "alice@example.com"), ("comment", "in wonderland"),
                ("keys", "vvccccbtl")),
        Changed = Config(
            ("user_id", "alice@pve"), ("enabled", true), ("expires_at_unix", 0), ("groups", Value.Set("staff-ops")),
            ("first_name", "A"), ("last_name", "L"), ("email", "a@example.com"), ("comment", "back"), ("keys", "x")),
        Replacements = [("user_id", "bob@pve")],
        Drift = pve => pve.Request("PUT", "/access/users/alice@pve", ("comment", "by hand"), ("groups", "staff-ops"), ("enable", 1)),
        Remove = pve => pve.Request("DELETE", "/access/users/alice@pve"),
        Find = pve => pve.Request("GET", "/access/users/alice@pve"),
        CreateRequest = ("POST", "/access/users"),
        NotCleared = new Dictionary<string, string>(
            StringComparer.Ordinal)
        { ["password"] = "A token may not change it after the create; UserPasswordTests covers it." },
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
