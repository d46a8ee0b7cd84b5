using Proxmox.Resources.Tests.Nodes.Commands;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Disks.Commands;

public sealed class NodeDiskInitializeGptTests
{
    private const string Uuid = "5f0d2c1e-7a34-4c52-9d0e-0b7f4f6a1c11";

    [TestCaseSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
    public async Task The_disk_gets_its_table_once(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        Assert.That(await NodeCommandBench.SentAsync(kind, pve, "node_disk_initialize_gpt", ("POST", DiskLife.Path + "/initgpt"),
            ("node", "pve1"), ("disk", "/dev/sdb"), ("uuid", Uuid)), Is.EquivalentTo(new[] { "disk=/dev/sdb", "uuid=" + Uuid }));
        pve.Requests.Clear();
        var again = await CommandClient.RunAsync(kind, pve, "node_disk_initialize_gpt", ("node", "pve1"), ("disk", "/dev/sdb"));
        Assert.That(again.Errors, Is.Empty);
        Assert.That(pve.Requests.All.Where(request => request.Verb != "GET"), Is.Empty);
    }

    [TestCaseSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
    public async Task A_disk_that_is_used_is_left_alone(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        foreach (var (disk, said) in new[]
        {
            ("/dev/sda", "/dev/sda is used: partitions"), ("/dev/sda3", "is a partition"), ("/dev/sdz", "PVE lists no /dev/sdz"),
        })
        {
            var outcome = await CommandClient.RunAsync(kind, pve, "node_disk_initialize_gpt", ("node", "pve1"), ("disk", disk));
            Assert.That(outcome.Errors, Has.Some.Contains(said));
        }
    }
}
