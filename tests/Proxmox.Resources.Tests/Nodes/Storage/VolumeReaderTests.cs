using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Storage;

public sealed class VolumeReaderTests
{
    private const string Backup = "local:backup/vzdump-lxc-100-2026_01_02-03_04_05.tar.zst";

    [Test]
    public async Task One_volume_is_told_and_nothing_else_is_asked_for()
    {
        await using var pve = await PveSimulator.StartAsync();
        Files.Put(pve, Backup, new byte[1000]);
        pve.Request("PUT", "/nodes/pve1/storage/local/content/" + Backup, ("notes", "before the upgrade"), ("protected", 1));
        pve.Requests.Clear();
        var volume = await DataReader.ReadAsync(pve, "volume", ("node", "pve1"), ("volume_id", Backup));
        Assert.That((volume["size_bytes"].AsLong(), volume["notes"].AsText(), volume["protected"].AsBool()),
            Is.EqualTo((1024L, "before the upgrade", (bool?)true)));
        Assert.That(pve.Requests.All.Select(request => request.Path).Where(path => path.Contains("/storage/", StringComparison.Ordinal))
            .Distinct(), Is.EqualTo(new[] { "/nodes/pve1/storage/local/content/" + Backup }));
    }

    [Test]
    public async Task A_volume_that_is_not_there_is_an_error()
    {
        await using var pve = await PveSimulator.StartAsync();
        Assert.That(async () => await DataReader.ReadAsync(pve, "volume", ("node", "pve1"), ("volume_id", "local:iso/none.iso")),
            Throws.InvalidOperationException.With.Message.Contains("none.iso"));
    }
}
