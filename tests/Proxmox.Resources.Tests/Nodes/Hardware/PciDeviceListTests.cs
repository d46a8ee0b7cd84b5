using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Hardware;

public sealed class PciDeviceListTests
{
    private const string Gpu = "0000:01:00.0";

    [Test]
    public async Task PCI_devices_are_found_by_what_a_user_knows_of_them()
    {
        await using var pve = await PveSimulator.StartAsync();
        Assert.That(await AddressesAsync(pve), Has.Length.EqualTo(6), "bridges are left out");
        Assert.That(await AddressesAsync(pve, ("class", "03")), Is.EqualTo(new[] { Gpu }));
        Assert.That(await AddressesAsync(pve, ("class", "0x0600")), Is.EqualTo(new[] { "0000:00:00.0" }));
        Assert.That(await AddressesAsync(pve, ("vendor", "10DE")), Is.EqualTo(new[] { Gpu, "0000:01:00.1" }));
        Assert.That(await AddressesAsync(pve, ("vendor", "nvidia"), ("mediated_devices", true)), Is.EqualTo(new[] { Gpu }));
        Assert.That(await AddressesAsync(pve, ("device", "x710"), ("iommu_group", 16)), Is.EqualTo(new[] { "0000:02:00.1" }));
        var gpu = (await DataReader.ReadAsync(pve, "node_pci_devices", ("node", "pve1"), ("class", "0300")))["items"].Items.Single();
        Assert.That((gpu["device_id"].AsText(), gpu["subsystem_id"].AsText(), gpu["iommu_group"].AsLong(), gpu["class"].AsText()),
            Is.EqualTo(("10de:1e30", "10de:12ba", 14L, "030000")));
    }

    private static async Task<string?[]> AddressesAsync(PveSimulator pve, params (string Name, Value Value)[] filters) =>
        [.. (await DataReader.ReadAsync(pve, "node_pci_devices", [("node", "pve1"), .. filters]))["items"].Items
            .Select(device => device["address"].AsText())];
}
