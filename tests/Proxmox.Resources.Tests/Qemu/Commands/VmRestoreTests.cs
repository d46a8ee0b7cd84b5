using Newtonsoft.Json.Linq;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Qemu.Commands;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class VmRestoreTests(ClientKind kind)
{
    [Test]
    public async Task A_backup_becomes_a_VM_beside_the_original()
    {
        await using var bench = await StartAsync();
        await bench.SucceedAsync("vm_restore", ("vmid", 200), ("node", "pve2"), ("archive", await BackUpAsync(bench)),
            ("storage", "local-lvm"), ("unique_mac_addresses", true), ("start", true), ("bandwidth_limit_kib", 100000));
        var (original, copy) = (Net(bench, 100), Net(bench, 200));
        Assert.That(copy, Does.StartWith("virtio=").And.Not.EqualTo(original));
        Assert.That(Sent(bench), Is.EquivalentTo(new[] { "archive", "vmid", "storage", "unique", "start", "bwlimit" }));
    }

    [Test]
    public async Task A_VM_is_overwritten_where_it_is_with_consent_alone()
    {
        await using var bench = await StartAsync();
        var archive = await BackUpAsync(bench);
        await bench.DoAsync("PUT", "/nodes/pve2/qemu/100/config", ("name", "changed"));
        var refused = await bench.RunAsync("vm_restore", ("archive", archive));
        Assert.That(refused.Errors, Has.Some.Contains("VM 100 exists: set overwrite"));
        Assert.That(bench.Option("name"), Is.EqualTo("changed"));
        await bench.SucceedAsync("vm_restore", ("archive", archive), ("overwrite", true));
        Assert.That(bench.Option("name"), Is.EqualTo("web"));
        Assert.That(Sent(bench), Is.EquivalentTo(new[] { "archive", "vmid", "force" }));
    }

    [Test]
    public async Task A_running_VM_is_not_overwritten()
    {
        await using var bench = await StartAsync();
        var archive = await BackUpAsync(bench);
        await bench.DoAsync("POST", "/nodes/pve2/qemu/100/status/start");
        var outcome = await bench.RunAsync("vm_restore", ("archive", archive), ("overwrite", true));
        Assert.That(outcome.Errors, Has.Some.Contains("vm is running"));
    }

    [Test]
    public async Task A_new_VM_needs_a_node()
    {
        await using var bench = await StartAsync();
        var outcome = await bench.RunAsync(
            "vm_restore", ("vmid", 200), ("archive", "local:backup/vzdump-qemu-100-2026_01_31-12_00_00.vma"));
        Assert.That(outcome.Errors, Has.Some.Contains("set node"));
    }

    [Test]
    public async Task Restoring_live_is_asked_of_PVE_which_wants_a_backup_server_for_it()
    {
        await using var bench = await StartAsync();
        await bench.RunAsync(
            "vm_restore", ("vmid", 200), ("node", "pve2"), ("archive", await BackUpAsync(bench)), ("live_restore", true));
        Assert.That(Sent(bench), Has.Member("live-restore"));
    }

    private static string? Net(VmBench bench, int vmid) => (string?)bench.Pve.Request("GET", $"/nodes/pve2/qemu/{vmid}/config")!["net0"];

    private static IEnumerable<string> Sent(VmBench bench) => bench.Pve.Requests.All
        .Last(request => request.Verb == "POST" && request.Path == "/nodes/pve2/qemu" && request.Parameters.ContainsKey("archive"))
        .Parameters.Keys;

    private Task<VmBench> StartAsync() => VmBench.StartAsync(
        kind, isRunning: false, ("name", "web"), ("scsi0", "local-lvm:1"), ("net0", "virtio,bridge=vmbr0"));

    private static async Task<string> BackUpAsync(VmBench bench)
    {
        await bench.DoAsync("POST", "/nodes/pve2/vzdump", ("vmid", 100), ("storage", "local"), ("mode", "stop"));
        return (string)((JArray)bench.Pve.Request("GET", "/nodes/pve2/storage/local/content", ("content", "backup"))!).Single()["volid"]!;
    }
}
