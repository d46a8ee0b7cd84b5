using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Storage;

public sealed class NodeStorageListTests
{
    [Test]
    public async Task The_storages_of_a_node_are_told_with_their_use()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Request("PUT", "/storage/local-lvm", ("disable", 1));
        var storages = (await DataReader.ReadAsync(pve, "node_storages", ("node", "pve1")))["items"].Items;
        Assert.That(storages.Select(storage => (storage["storage_id"].AsText(), storage["enabled"].AsBool(), storage["active"].AsBool())),
            Is.EqualTo(new[] { ("local", (bool?)true, (bool?)true), ("local-lvm", false, false) }));
        Assert.That(storages[0]["total_bytes"].AsLong(),
            Is.EqualTo(storages[0]["used_bytes"].AsLong() + storages[0]["available_bytes"].AsLong()).And.Positive);
        Assert.That(storages[0]["content"].Items, Has.Member(Value.Of("iso")));
    }

    [Test]
    public async Task A_content_leaves_only_storages_that_are_meant_for_it()
    {
        await using var pve = await PveSimulator.StartAsync();
        var storages = (await DataReader.ReadAsync(pve, "node_storages", ("node", "pve1"), ("content", "images")))["items"].Items;
        Assert.That(storages.Select(storage => storage["storage_id"].AsText()), Is.EqualTo(new[] { "local-lvm" }));
    }
}
