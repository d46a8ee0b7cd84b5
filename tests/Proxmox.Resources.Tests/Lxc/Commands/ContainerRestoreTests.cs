using Newtonsoft.Json.Linq;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Lxc.Commands;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class ContainerRestoreTests(ClientKind kind)
{
    [Test]
    public async Task A_backup_becomes_a_container_beside_the_original()
    {
        await using var bench = await ContainerBench.StartAsync(kind);
        await bench.SucceedAsync("container_restore", ("vmid", 200), ("node", "pve2"), ("archive", await BackUpAsync(bench)),
            ("storage", "ct-nas"), ("unique_mac_addresses", true), ("ignore_unpack_errors", true));
        Assert.That(bench.Pve.Request("GET", "/nodes/pve2/lxc/200/config"), Is.Not.Null);
        Assert.That(Sent(bench), Is.EquivalentTo(new[] { "ostemplate", "restore", "vmid", "storage", "unique", "ignore-unpack-errors" }));
    }

    [Test]
    public async Task A_container_is_overwritten_with_consent_alone()
    {
        await using var bench = await ContainerBench.StartAsync(kind, isRunning: false, ("hostname", "web"));
        var archive = await BackUpAsync(bench);
        await bench.DoAsync("PUT", "/nodes/pve2/lxc/100/config", ("hostname", "changed"));
        var refused = await bench.RunAsync("container_restore", ("archive", archive), ("storage", "ct-nas"));
        Assert.That(refused.Errors, Has.Some.Contains("CT 100 exists: set overwrite"));
        await bench.SucceedAsync("container_restore", ("archive", archive), ("storage", "ct-nas"), ("overwrite", true));
        Assert.That(bench.Option("hostname"), Is.EqualTo("web"));
    }

    [Test]
    public async Task A_VM_is_not_overwritten_by_a_container()
    {
        await using var bench = await ContainerBench.StartAsync(kind);
        await bench.DoAsync("POST", "/nodes/pve2/qemu", ("vmid", 200));
        var outcome = await bench.RunAsync("container_restore", ("vmid", 200), ("archive", await BackUpAsync(bench)), ("overwrite", true));
        Assert.That(outcome.Errors, Has.Some.Contains("200 is a VM, which a backup of a container cannot overwrite"));
    }

    private static IEnumerable<string> Sent(ContainerBench bench) => bench.Pve.Requests.All
        .Last(request => request.Verb == "POST" && request.Path == "/nodes/pve2/lxc" && request.Parameters.ContainsKey("restore"))
        .Parameters.Keys;

    private static async Task<string> BackUpAsync(ContainerBench bench)
    {
        await bench.DoAsync("POST", "/nodes/pve2/vzdump", ("vmid", 100), ("storage", "local"), ("mode", "stop"));
        return (string)((JArray)bench.Pve.Request("GET", "/nodes/pve2/storage/local/content", ("content", "backup"))!).Single()["volid"]!;
    }
}
