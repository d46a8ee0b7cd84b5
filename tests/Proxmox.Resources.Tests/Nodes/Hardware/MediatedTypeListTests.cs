using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Hardware;

public sealed class MediatedTypeListTests
{
    private const string Gpu = "0000:01:00.0";

    [Test]
    public async Task Mediated_devices_are_told_of_a_device_and_of_a_mapping()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Request("POST", "/cluster/mapping/pci", ("id", "gpu"), ("map", $"node=pve1,path={Gpu},id=10de:1e30"));
        foreach (var device in new[] { Gpu, "01:00.0", "gpu" })
        {
            var types = await DataReader.ReadAsync(
                pve, "node_mediated_device_types", ("node", "pve1"), ("pci_device", device), ("available", true));
            Assert.That(types["items"].Items.Select(type => (type["type"].AsText(), type["available_count"].AsLong())),
                Is.EqualTo(new[] { ("nvidia-256", 24L), ("nvidia-259", 6L) }), device);
        }
    }
}
