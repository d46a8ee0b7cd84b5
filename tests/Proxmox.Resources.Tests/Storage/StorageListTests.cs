using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Storage;

public sealed class StorageListTests
{
    [Test]
    public async Task All_storages_are_listed_by_name()
    {
        await using var pve = await PveSimulator.StartAsync();
        var storages = (await DataReader.ReadAsync(pve, "storages"))["items"].Items;
        Assert.That(storages.Select(storage => storage["storage_id"].AsText()), Is.EqualTo(new[] { "local", "local-lvm" }));
        Assert.That(storages[0]["path"], Is.EqualTo(Value.Of("/var/lib/vz")));
    }

    [Test]
    public async Task A_type_leaves_only_storages_of_that_type()
    {
        await using var pve = await PveSimulator.StartAsync();
        var storages = (await DataReader.ReadAsync(pve, "storages", ("type", "lvmthin")))["items"].Items;
        Assert.That(storages.Select(storage => storage["storage_id"].AsText()), Is.EqualTo(new[] { "local-lvm" }));
    }
}
