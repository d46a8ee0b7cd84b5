using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Access;

public sealed class AclTests
{
    private static readonly Lifecycle Life = new("acl")
    {
        Id = "/vms/100?carol@pve?PVEVMUser",
        Arrange = pve =>
        {
            pve.Request("POST", "/access/users", ("userid", "carol@pve"));
            pve.Request("POST", "/access/users/carol@pve/token/ci");
            pve.Request("POST", "/access/groups", ("groupid", "auditors"));
        },
        Minimal = Config(("path", "/vms/100"), ("principal", "carol@pve"), ("role_id", "PVEVMUser")),
        Full = Config(("path", "/vms/100"), ("principal", "carol@pve"), ("role_id", "PVEVMUser"), ("propagate", false), ("adopt", true)),
        Changed = Config(("path", "/vms/100"), ("principal", "carol@pve"), ("role_id", "PVEVMUser"), ("propagate", true), ("adopt", true)),
        Replacements = [("principal", "@auditors"), ("principal", "carol@pve!ci"), ("path", "/pool/web"), ("role_id", "PVEAuditor")],
        Drift = pve => pve.Request(
            "PUT", "/access/acl", ("path", "/vms/100"), ("roles", "PVEVMUser"), ("users", "carol@pve"), ("propagate", 1)),
        Remove = pve => pve.Request(
            "PUT", "/access/acl", ("path", "/vms/100"), ("roles", "PVEVMUser"), ("users", "carol@pve"), ("delete", 1)),
        Find = pve => pve.Request("GET", "/access/acl")!.FirstOrDefault(entry =>
            (string?)entry["path"] == "/vms/100" && (string?)entry["ugid"] == "carol@pve" && (string?)entry["roleid"] == "PVEVMUser"),
        CreateRequest = ("PUT", "/access/acl"),
        Untold = ["adopt"],
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [Test]
    public void An_entry_of_root_is_refused_for_PVE_stores_none()
    {
        var config = Config(("path", "/"), ("principal", "root@pam"), ("role_id", "PVEAdmin"));
        var problem = new Proxmox.Engine.Provider(Catalogs.All, new()).Validate(Catalogs.All.Resource("acl")!, config).Single();
        Assert.That((problem.Path?.ToString(), problem.Detail),
            Is.EqualTo(("principal", "root@pam may do everything already, and PVE stores no entry for it. Remove the entry, or give the "
            + "role to a token such as root@pam!name.")));
    }
}
