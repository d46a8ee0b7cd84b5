using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Qemu.Commands;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class VmRollbackTests(ClientKind kind)
{
    [TestCase(false)]
    [TestCase(true)]
    public async Task A_VM_goes_back_to_a_snapshot_and_is_started_when_it_should(bool start)
    {
        await using var bench = await VmBench.StartAsync(kind, isRunning: false, ("name", "before"));
        await bench.DoAsync("POST", "/nodes/pve2/qemu/100/snapshot", ("snapname", "clean"));
        await bench.DoAsync("PUT", "/nodes/pve2/qemu/100/config", ("name", "after"));
        await bench.SucceedAsync("vm_rollback", ("snapshot", "clean"), ("start", start));
        Assert.That((bench.Option("name"), bench.Status("status")), Is.EqualTo(("before", start ? "running" : "stopped")));
    }

    [Test]
    public async Task An_unknown_snapshot_is_an_error()
    {
        await using var bench = await VmBench.StartAsync(kind);
        var outcome = await bench.RunAsync("vm_rollback", ("snapshot", "none"));
        Assert.That(outcome.Errors.Single(), Does.Contain("snapshot 'none' does not exist"));
    }
}
