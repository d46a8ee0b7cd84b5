using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Logs;

public sealed class NodeReportTests
{
    [Test]
    public async Task The_report_is_told()
    {
        await using var pve = await PveSimulator.StartAsync();
        var report = await DataReader.ReadAsync(pve, "node_report", ("node", "pve2"));
        Assert.That(report["content"].AsText(), Does.Contain("hostname: pve2"));
    }
}
