using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Qemu.Commands;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class VmAgentPingTests(ClientKind kind)
{
    [Test]
    public async Task An_agent_that_answers_changes_nothing()
    {
        await using var bench = await VmBench.StartAsync(kind, isRunning: true, ("agent", "1"));
        bench.System.HasAgent = true;
        var outcome = await bench.SucceedAsync("vm_agent_ping");
        Assert.That(outcome["changed"], Is.EqualTo("false"));
    }

    [Test]
    public async Task An_agent_that_does_not_answer_is_an_error_with_a_remedy()
    {
        await using var bench = await VmBench.StartAsync(kind, isRunning: true, ("agent", "1"));
        var outcome = await bench.RunAsync("vm_agent_ping");
        Assert.That(outcome.Errors.Single(), Does.Contain("QEMU guest agent is not running").And.Contain("qemu-guest-agent is installed"));
    }

    [Test]
    public async Task An_agent_that_is_still_starting_is_waited_for()
    {
        await using var bench = await VmBench.StartAsync(kind, isRunning: true, ("agent", "1"));
        var ping = bench.SucceedAsync("vm_agent_ping", ("wait_for_agent", true));
        Assert.That(() => bench.Writes.Count(), Is.GreaterThan(1).After(20).Seconds.PollEvery(20).MilliSeconds);
        bench.System.HasAgent = true;
        await ping;
    }

    [Test]
    public async Task A_VM_without_an_agent_is_not_waited_for()
    {
        await using var bench = await VmBench.StartAsync(kind, isRunning: true);
        var outcome = await bench.RunAsync("vm_agent_ping", ("wait_for_agent", true));
        Assert.That(outcome.Errors.Single(), Does.Contain("No QEMU guest agent configured"));
    }

    [Test]
    public async Task The_time_limit_tells_what_was_waited_for()
    {
        await using var bench = await VmBench.StartAsync(kind, isRunning: true, ("agent", "1"));
        var outcome = await bench.RunAsync("vm_agent_ping", ("wait_for_agent", true), ("timeout", "300ms"));
        Assert.That(outcome.Errors.Single(), Does.Contain("in time").And.Contain("QEMU guest agent is not running"));
    }
}
