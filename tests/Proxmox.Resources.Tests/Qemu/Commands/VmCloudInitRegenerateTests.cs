using Newtonsoft.Json.Linq;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Qemu.Commands;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class VmCloudInitRegenerateTests(ClientKind kind)
{
    [Test]
    public async Task The_drive_is_written_anew()
    {
        await using var bench = await VmBench.StartAsync(kind, isRunning: true, ("ide2", "local-lvm:cloudinit"), ("ciuser", "ann"));
        await bench.DoAsync("PUT", "/nodes/pve2/qemu/100/config", ("ciuser", "eve"));
        Assert.That(Pending(bench), Is.Not.Empty);
        await bench.SucceedAsync("vm_cloud_init_regenerate");
        Assert.That(Pending(bench), Is.Empty);
    }

    private static IEnumerable<JToken> Pending(VmBench bench) =>
        bench.Pve.Request("GET", "/nodes/pve2/qemu/100/cloudinit")!.Where(entry => entry["pending"] is not null);
}
