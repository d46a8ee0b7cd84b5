using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Qemu.Commands;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class VmRebootTests(ClientKind kind)
{
    [Test]
    public async Task The_VM_runs_again_in_a_new_process()
    {
        await using var bench = await VmBench.StartAsync(kind, isRunning: true);
        var before = bench.Status("pid");
        await bench.SucceedAsync("vm_reboot", ("grace_seconds", 30));
        Assert.That(bench.Status("status"), Is.EqualTo("running"));
        Assert.That(bench.Status("pid"), Is.Not.EqualTo(before));
    }

    [Test]
    public async Task A_stopped_VM_is_an_error()
    {
        await using var bench = await VmBench.StartAsync(kind);
        var outcome = await bench.RunAsync("vm_reboot");
        Assert.That(outcome.Errors.Single(), Does.Contain("VM 100 not running"));
    }
}
