using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Cluster.Sdn.Ipams;

public sealed class IpamMappingTests
{
    private const string Path = "/cluster/sdn/vnets/mapnet/ips";

    private static readonly Value Minimal =
        Config(("vnet_id", "mapnet"), ("ip", "203.0.113.20"), ("mac", "BC:24:11:00:00:20"));

    private static readonly Lifecycle Life = new("sdn_ipam_mapping")
    {
        Id = "mapnet/203.0.113.20",
        Minimal = Minimal,
        Full = Minimal,
        Replacements = [("ip", "203.0.113.21"), ("mac", "BC:24:11:00:00:21")],
        Arrange = pve =>
        {
            pve.Request("POST", ZoneLife.Collection, ("zone", "maps"), ("type", "simple"), ("dhcp", "dnsmasq"), ("ipam", "pve"));
            pve.Request("POST", "/cluster/sdn/vnets", ("vnet", "mapnet"), ("zone", "maps"));
            pve.Request("POST", "/cluster/sdn/vnets/mapnet/subnets", ("subnet", "203.0.113.0/24"), ("type", "subnet"));
            pve.Request("PUT", "/cluster/sdn");
        },
        Remove = pve => pve.Request("DELETE", Path, ("zone", "maps"), ("ip", "203.0.113.20"), ("mac", "BC:24:11:00:00:20")),
        Find = pve => pve.Request("GET", "/cluster/sdn/ipams/pve/status")!.FirstOrDefault(address =>
            (string?)address["ip"] == "203.0.113.20"),
        CreateRequest = ("POST", Path),
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [Test]
    public async Task A_zone_that_gives_out_no_addresses_is_told()
    {
        await using var pve = await PveSimulator.StartAsync();
        Life.Arrange(pve);
        pve.Request("PUT", ZoneLife.Collection + "/maps", ("delete", "dhcp"));
        pve.Request("PUT", "/cluster/sdn");
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await client.ApplyAsync(Minimal)).Errors, Has.One.Contains("zone maps of VNet mapnet gives out no addresses"));
        Assert.That(pve.Requests.All.Where(request => request.Verb == "POST" && request.Path == Path), Is.Empty);
    }
}
