using Proxmox.Model.Values;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Access;

public sealed class RoleTests
{
    private static readonly Lifecycle Life = new("role")
    {
        Id = "Operator",
        Minimal = Config(("role_id", "Operator")),
        Full = Config(("role_id", "Operator"), ("privileges", Value.Set("VM.PowerMgmt", "VM.Audit"))),
        Changed = Config(("role_id", "Operator"), ("privileges", Value.Set("VM.Audit", "Datastore.Audit"))),
        Replacements = [("role_id", "Viewer")],
        Drift = pve => pve.Request("PUT", "/access/roles/Operator", ("privs", "Sys.Audit"), ("append", 1)),
        Remove = pve => pve.Request("DELETE", "/access/roles/Operator"),
        Find = pve => pve.Request("GET", "/access/roles")!.FirstOrDefault(role => (string?)role["roleid"] == "Operator"),
        CreateRequest = ("POST", "/access/roles"),
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
