using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Cluster;

public sealed class SearchTests
{
    public static IEnumerable<PveVersion> Versions => [PveVersion.V84, PveVersion.V92];

    public static IEnumerable<TestCaseData> Filters =>
    [
        Case("type vm", ["web-1", "web-2", "debian-template"], ("type", "vm")),
        Case("name", ["web-1", "web-2"], ("name", "web-*")),
        Case("tags", ["web-1"], ("tags", Value.Set("blue", "prod"))),
        Case("pool", ["web-1", "shop"], ("pool_id", "shop")),
        Case("node", ["web-2"], ("node", "pve2"), ("type", "vm")),
        Case("status", ["pve1", "pve2"], ("status", "online")),
        Case("templates", ["debian-template"], ("template", true)),
        Case("none of them", ["web-1", "web-2"], ("template", false)),
        Case("type pool", ["shop"], ("type", "pool")),
        Case("storages of a node", ["local", "local-lvm"], ("type", "storage"), ("node", "pve1")),
        Case("type network", ["localnetwork", "localnetwork"], ("type", "network")),
        Case("nothing", [], ("name", "no-such-*"), ("type", "container")),
    ];

    [TestCaseSource(nameof(Filters))]
    public async Task A_filter_finds_what_fits_and_nothing_is_no_error(string[] names, (string Name, Value Value)[] filter)
    {
        await using var pve = await StartAsync(PveVersion.V92);
        var found = (await DataReader.ReadAsync(pve, "search", filter))["items"].Items;
        Assert.That(found.Select(item => item["name"].AsText()), Is.EqualTo(names));
    }

    [TestCaseSource(nameof(Versions))]
    public async Task All_is_found_in_order_with_what_other_resources_take(PveVersion version)
    {
        await using var pve = await StartAsync(version);
        pve.Requests.Clear();
        var items = (await DataReader.ReadAsync(pve, "search"))["items"].Items;
        Assert.That(pve.Requests.All.Select(request => request.Path).Where(path => path != "/version"),
            Is.All.EqualTo("/cluster/resources"));
        Assert.That(items.Select(item => item["type"].AsText()).Distinct(),
            Is.EqualTo(new[] { "vm", "node", "storage", "pool", "network" }));
        var web = items[0];
        Assert.That((web["id"].AsText(), web["vmid"].AsLong(), web["node"].AsText(), web["pool_id"].AsText(), web["template"].AsBool()),
            Is.EqualTo(("qemu/100", 100L, "pve1", "shop", false)));
        Assert.That(web["tags"], Is.EqualTo(Value.Set("blue", "prod")));
        var storage = items.First(item => item["storage_id"].AsText() == "local-lvm");
        Assert.That((storage["storage_type"].AsText(), storage["shared"].AsBool(), storage["content"]),
            Is.EqualTo(("lvmthin", false, Value.Set("images", "rootdir"))));
        Assert.That((items[^1]["zone_id"].AsText(), items[^1]["status"].AsText()), Is.EqualTo(("localnetwork", "ok")));
    }

    [Test]
    public async Task What_the_token_may_not_see_is_not_found()
    {
        await using var pve = await StartAsync(PveVersion.V92);
        pve.Request("POST", "/access/users", ("userid", "eve@pve"));
        pve.Request("PUT", "/access/acl", ("path", "/vms/101"), ("roles", "PVEAuditor"), ("users", "eve@pve"));
        var token = pve.Request("POST", "/access/users/eve@pve/token/look", ("privsep", 0))!;
        var eve = Value.Object(("endpoint", pve.Endpoint.ToString()), ("fingerprint", pve.Fingerprint),
            ("api_token", Value.Of($"eve@pve!look={token["value"]}").AsSecret()));
        var items = (await DataReader.ReadAsync(eve, "search", ("type", "vm")))["items"].Items;
        Assert.That(items.Select(item => item["vmid"].AsLong()), Is.EqualTo(new[] { 101L }));
    }

    private static TestCaseData Case(string name, string[] found, params (string Name, Value Value)[] filter) =>
        new TestCaseData(found, filter).SetArgDisplayNames(name);

    private static async Task<PveSimulator> StartAsync(PveVersion version)
    {
        var pve = await PveSimulator.StartAsync(new() { Nodes = 2, Version = version });
        pve.Request("POST", "/pools", ("poolid", "shop"));
        pve.Request("POST", "/nodes/pve1/qemu", ("vmid", 100), ("name", "web-1"), ("tags", "prod;blue"), ("pool", "shop"));
        pve.Request("POST", "/nodes/pve2/qemu", ("vmid", 101), ("name", "web-2"), ("tags", "prod"));
        pve.Request("POST", "/nodes/pve1/qemu", ("vmid", 9000), ("name", "debian-template"));
        await pve.Datacenter.Tasks.WhenIdleAsync();
        pve.Request("POST", "/nodes/pve1/qemu/9000/template");
        await pve.Datacenter.Tasks.WhenIdleAsync();
        // The daemons have told of all that since.
        Simulator.Nodes.ClusterResources.Of(pve.Datacenter).Period = TimeSpan.Zero;
        return pve;
    }
}
