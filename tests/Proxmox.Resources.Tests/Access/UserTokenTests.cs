using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Access;

public sealed class UserTokenTests
{
    private static readonly Lifecycle Life = new("user_token")
    {
        Id = "frank@pve!ci",
        Arrange = pve =>
        {
            pve.Request("POST", "/access/users", ("userid", "frank@pve"));
            pve.Request("POST", "/access/users", ("userid", "grace@pve"));
        },
        Minimal = Config(("user_id", "frank@pve"), ("token_name", "ci")),
        Full = Config(("user_id", "frank@pve"), ("token_name", "ci"), ("privilege_separation", false), ("expires_at_unix", 1893456000),
            ("comment", "for the build")),
        Changed = Config(
            ("user_id", "frank@pve"), ("token_name", "ci"), ("privilege_separation", true), ("expires_at_unix", 0), ("comment", "other")),
        Replacements = [("token_name", "cd"), ("user_id", "grace@pve")],
        Drift = pve => pve.Request("PUT", "/access/users/frank@pve/token/ci", ("comment", "by hand"), ("privsep", 1)),
        Remove = pve => pve.Request("DELETE", "/access/users/frank@pve/token/ci"),
        Find = pve => pve.Request("GET", "/access/users/frank@pve/token/ci"),
        CreateRequest = ("POST", "/access/users/*/token/*"),
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.Present))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
