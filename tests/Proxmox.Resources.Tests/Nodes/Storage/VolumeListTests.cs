using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Storage;

public sealed class VolumeListTests
{
    [Test]
    public async Task What_a_storage_holds_is_told_by_kind_guest_and_format()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Request("POST", "/storage", ("storage", "files"), ("type", "dir"), ("path", "/srv/files"),
            ("content", "iso,import,backup"));
        Files.Put(pve, "files:iso/a.iso", new byte[1000]);
        Files.Put(pve, "files:import/b.qcow2", new byte[2000]);
        Files.Put(pve, "files:backup/vzdump-lxc-100-2026_01_02-03_04_05.tar.zst", new byte[10]);
        Assert.That(await NamesAsync(), Is.EqualTo(new[]
        {
            "files:backup/vzdump-lxc-100-2026_01_02-03_04_05.tar.zst", "files:import/b.qcow2", "files:iso/a.iso",
        }));
        Assert.That(await NamesAsync(("content_type", "iso")), Is.EqualTo(new[] { "files:iso/a.iso" }));
        Assert.That(await NamesAsync(("format", "qcow2")), Is.EqualTo(new[] { "files:import/b.qcow2" }));
        Assert.That(await NamesAsync(("vmid", 100)),
            Is.EqualTo(new[] { "files:backup/vzdump-lxc-100-2026_01_02-03_04_05.tar.zst" }));
        var iso = (await ReadAsync(("content_type", "iso")))[0];
        Assert.That((iso["size_bytes"].AsLong(), iso["content_type"].AsText(), iso["format"].AsText()), Is.EqualTo((1000L, "iso", "iso")));

        async Task<IEnumerable<string?>> NamesAsync(params (string, Value)[] only) =>
            (await ReadAsync(only)).Select(volume => volume["volume_id"].AsText());

        async Task<IReadOnlyList<Value>> ReadAsync(params (string, Value)[] only) =>
            (await DataReader.ReadAsync(pve, "volumes", [("node", "pve1"), ("storage", "files"), .. only]))["items"].Items;
    }
}
