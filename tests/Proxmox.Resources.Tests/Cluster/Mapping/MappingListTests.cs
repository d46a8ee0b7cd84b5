using Newtonsoft.Json.Linq;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Cluster.Mapping;

public sealed class MappingListTests
{
    [Test]
    public async Task All_mappings_are_listed_by_name_and_a_kind_leaves_only_those_of_that_kind()
    {
        await using var pve = await WithMappingsAsync();
        var all = (await DataReader.ReadAsync(pve, "mappings"))["items"].Items;
        var some = (await DataReader.ReadAsync(pve, "mappings", ("type", "pci")))["items"].Items;
        Assert.That(all.Select(mapping => mapping["mapping_id"].AsText()), Is.EqualTo(new[] { "dongle", "gpu", "share" }));
        Assert.That(some.Single(), Is.EqualTo(Value.Object(
            ("mapping_id", "gpu"), ("type", "pci"), ("description", "a card"), ("nodes", Value.Set("pve1", "pve2")),
            ("problems", Value.Null))));
    }

    [Test]
    public async Task What_PVE_finds_wrong_on_a_node_is_told()
    {
        await using var pve = await WithMappingsAsync();
        var checkedOnes = (await DataReader.ReadAsync(pve, "mappings", ("check_node", "pve2")))["items"].Items;
        Assert.That(checkedOnes.Select(mapping => mapping["problems"]), Is.EqualTo(new[]
        {
            Value.List("No mapping for node pve2."), Value.List(), Value.List("No mapping for node pve2."),
        }));
    }

    private static async Task<PveSimulator> WithMappingsAsync()
    {
        var pve = await PveSimulator.StartAsync();
        pve.Request("POST", "/cluster/mapping/dir", ("id", "share"), ("map", "node=pve1,path=/srv"));
        pve.Request("POST", "/cluster/mapping/pci", ("id", "gpu"), ("description", "a card"),
            ("map", new JArray("node=pve1,path=0000:01:00.0,id=10de:1eb8", "node=pve2,path=0000:01:00.0,id=10de:1eb8")));
        pve.Request("POST", "/cluster/mapping/usb", ("id", "dongle"), ("map", "node=pve1,id=1050:0407"));
        return pve;
    }
}
