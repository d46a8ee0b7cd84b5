using Proxmox.Simulator;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Lxc;

public sealed class SnapshotTests
{
    private const string Collection = "/nodes/pve2/lxc/210/snapshot";

    private static readonly Lifecycle Life = new("container_snapshot")
    {
        Id = "210/before-upgrade",
        Arrange = pve =>
        {
            ContainerWorld.Furnish(pve);
            Make(pve, 210, "pve2");
            Make(pve, 211, "pve1");
        },
        Minimal = Config(("vmid", 210), ("name", "before-upgrade")),
        Full = Config(("vmid", 210), ("name", "before-upgrade"), ("description", "Before 13.1, ümlaut; a=b\nand more")),
        Changed = Config(("vmid", 210), ("name", "before-upgrade"), ("description", "Others")),
        Replacements = [("name", "other"), ("vmid", 211)],
        Drift = pve => pve.Request("PUT", Collection + "/before-upgrade/config", ("description", "by hand")),
        Remove = pve => ContainerWorld.Run(pve, "DELETE", Collection + "/before-upgrade"),
        Find = pve => pve.Request("GET", Collection)!.FirstOrDefault(entry => (string?)entry["name"] == "before-upgrade"),
        CreateRequest = ("POST", Collection),
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.Present))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    private static void Make(PveSimulator pve, int vmid, string node) => ContainerWorld.Run(
        pve, "POST", $"/nodes/{node}/lxc", ("vmid", vmid), ("ostemplate", ContainerWorld.Template), ("rootfs", "local-lvm:1"));
}
