using Proxmox.Resources.Tests.Guests;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Statistics;

public sealed class GuestRrdDataTests
{
    [Test]
    public async Task A_guest_is_found_wherever_it_is()
    {
        await using var pve = await PveSimulator.StartAsync();
        GuestWorld.Run(pve, "POST", "/nodes/pve2/qemu", ("vmid", 101));
        GuestWorld.Run(pve, "POST", "/nodes/pve2/qemu/101/status/start");
        var points = (await DataReader.ReadAsync(pve, "guest_rrd_data", ("vmid", 101), ("timeframe", "day")))["items"].Items;
        Assert.That((points[0]["cpu_usage"].IsNull, points[^1]["disk_write_bytes_per_second"].AsNumber()?.ToString()),
            Is.EqualTo((true, "20.5")));
    }

    [Test]
    public async Task One_that_there_is_not_is_an_error()
    {
        await using var pve = await PveSimulator.StartAsync();
        Assert.That(async () => await DataReader.ReadAsync(pve, "guest_rrd_data", ("vmid", 999), ("timeframe", "day")),
            Throws.InvalidOperationException.With.Message.Contains("There is no guest 999"));
    }
}
