using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Qemu.Commands;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class VmAgentFsfreezeTests(ClientKind kind)
{
    [Test]
    public async Task File_systems_stand_still_and_go_on()
    {
        await using var bench = await VmBench.StartAsync(kind, isRunning: true, ("agent", "1"));
        bench.System.HasAgent = true;
        var frozen = await bench.SucceedAsync("vm_agent_fsfreeze", ("operation", "freeze"));
        Assert.That((frozen["state"], frozen["file_system_count"]), Is.EqualTo(("frozen", "1")));
        var asked = await bench.SucceedAsync("vm_agent_fsfreeze", ("operation", "status"));
        Assert.That((asked["state"], asked["file_system_count"]), Is.EqualTo(("frozen", (string?)null)));
        await bench.SucceedAsync("vm_agent_fsfreeze", ("operation", "thaw"));
        Assert.That((await bench.SucceedAsync("vm_agent_fsfreeze", ("operation", "status")))["state"], Is.EqualTo("thawed"));
    }

    [Test]
    public async Task Another_operation_is_refused()
    {
        await using var bench = await VmBench.StartAsync(kind);
        var outcome = await bench.RunAsync("vm_agent_fsfreeze", ("operation", "melt"));
        Assert.That(outcome.Errors, Is.Not.Empty.And.All.Contains("operation"));
    }
}
