using Proxmox.Model.Values;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Cluster.Sdn;

public sealed class VnetTests
{
    private static readonly Value Minimal = Config(("vnet_id", "web"), ("zone_id", "vnlan"), ("tag", 20));

    private static readonly Lifecycle Life = new("sdn_vnet")
    {
        Id = "web",
        Minimal = Minimal,
        Full = ZoneLife.Join(Minimal, Config(("alias", "Web servers (lab)"), ("vlan_aware", true), ("isolate_ports", true))),
        Changed = ZoneLife.Join(Minimal, Config(
            ("zone_id", "vnlan2"), ("tag", 30), ("alias", "Web"), ("vlan_aware", false), ("isolate_ports", false))),
        Replacements = [("vnet_id", "other")],
        Arrange = pve =>
        {
            foreach (var zone in (string[])["vnlan", "vnlan2"])
            {
                pve.Request("POST", ZoneLife.Collection, ("zone", zone), ("type", "vlan"), ("bridge", "vmbr0"));
            }

            pve.Request("PUT", "/cluster/sdn");
        },
        Drift = pve => pve.Request("PUT", "/cluster/sdn/vnets/web", ("alias", "Somebody")),
        Remove = pve => pve.Request("DELETE", "/cluster/sdn/vnets/web"),
        Find = pve => pve.Request("GET", "/cluster/sdn/vnets/web"),
        CreateRequest = ("POST", "/cluster/sdn/vnets"),
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
