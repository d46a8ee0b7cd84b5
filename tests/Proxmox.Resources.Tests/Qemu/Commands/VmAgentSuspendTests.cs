using Newtonsoft.Json.Linq;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Qemu.Commands;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class VmAgentSuspendTests(ClientKind kind)
{
    [TestCase("ram")]
    [TestCase("hybrid")]
    public async Task A_guest_that_sleeps_in_memory_is_woken_by_resuming_it(string mode)
    {
        await using var bench = await VmBench.StartAsync(kind, isRunning: true, ("agent", "1"));
        bench.System.HasAgent = true;
        await bench.SucceedAsync("vm_agent_suspend", ("mode", mode));
        Assert.That(bench.Status("qmpstatus"), Is.EqualTo("suspended"));
        Assert.That(bench.Writes.Last(), Is.EqualTo($"POST /nodes/pve2/qemu/100/agent/suspend-{mode}"));
        await bench.SucceedAsync("vm_resume");
        Assert.That(bench.Status("qmpstatus"), Is.EqualTo("running"));
    }

    [Test]
    public async Task A_guest_that_sleeps_on_disk_is_off()
    {
        await using var bench = await VmBench.StartAsync(kind, isRunning: true, ("agent", "1"));
        bench.System.HasAgent = true;
        await bench.SucceedAsync("vm_agent_suspend");
        Assert.That(bench.Status("status"), Is.EqualTo("stopped"));
        Assert.That(bench.Writes.Last(), Is.EqualTo("POST /nodes/pve2/qemu/100/agent/suspend-disk"));
    }

    [Test]
    public async Task A_guest_that_cannot_sleep_says_why()
    {
        await using var bench = await VmBench.StartAsync(kind, isRunning: true, ("agent", "1"));
        bench.System.HasAgent = true;
        bench.System.AgentAnswers["suspend-disk"] = () => JObject.Parse(
            """{ "error": { "class": "GenericError", "desc": "the requested suspend mode is not supported by the guest" } }""");
        Assert.That((await bench.RunAsync("vm_agent_suspend", ("mode", "disk"))).Errors.Single(),
            Does.Contain("not supported by the guest"));
    }
}
