using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Hardware;

public sealed class UsbDeviceListTests
{
    [Test]
    public async Task USB_devices_are_told_without_hubs()
    {
        await using var pve = await PveSimulator.StartAsync();
        var devices = (await DataReader.ReadAsync(pve, "node_usb_devices", ("node", "pve1")))["items"].Items;
        Assert.That(devices.Select(device => device["path"].AsText()), Is.EqualTo(new[] { "1-4", "1-5.1" }));
        Assert.That((devices[0]["device_id"].AsText(), devices[0]["bus_and_number"].AsText()), Is.EqualTo(("051d:0002", "001:002")));
        Assert.That((await DataReader.ReadAsync(pve, "node_usb_devices", ("node", "pve1"), ("include_hubs", true)))["items"].Items,
            Has.Length.EqualTo(4));
        Assert.That((await DataReader.ReadAsync(pve, "node_usb_devices", ("node", "pve1"), ("vendor", "silicon"), ("product", "ea60")))
            ["items"].Items.Single()["product"].AsText(), Does.StartWith("CP2102N"));
    }
}
