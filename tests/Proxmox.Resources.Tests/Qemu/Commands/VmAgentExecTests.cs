using Proxmox.Model.Values;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Qemu.Commands;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class VmAgentExecTests(ClientKind kind)
{
    [Test]
    public async Task A_program_runs_and_tells_how_it_ended()
    {
        await using var bench = await VmBench.StartAsync(kind, isRunning: true, ("agent", "1"));
        IReadOnlyList<string> ran = [];
        bench.System.HasAgent = true;
        bench.System.Runs = command => { ran = command; return (0, "hello\nworld\n", "careful"); };
        var outcome = await bench.SucceedAsync("vm_agent_exec", ("command", Value.List("echo", "a b", "c=d")), ("input", Value.Of("data").AsSecret()));
        Assert.That(ran, Is.EqualTo(new[] { "echo", "a b", "c=d" }));
        Assert.That((outcome["exit_code"], outcome["stdout"], outcome["stderr"], outcome["truncated"]), Is.EqualTo(("0", "hello\nworld\n", "careful", "false")));
        Assert.That((string?)bench.Pve.Requests.All.Single(request => request.Path.EndsWith("/agent/exec", StringComparison.Ordinal)).Parameters["input-data"], Is.EqualTo("data"));
    }

    [Test]
    public async Task A_program_that_fails_is_an_error_unless_its_exit_code_does_not_matter()
    {
        await using var bench = await VmBench.StartAsync(kind, isRunning: true, ("agent", "1"));
        bench.System.HasAgent = true;
        bench.System.Runs = _ => (3, "", "usage: x\n");
        var failed = await bench.RunAsync("vm_agent_exec", ("command", Value.List("x")));
        Assert.That(failed.Errors.Single(), Does.Contain("x ended with exit code 3").And.Contain("usage: x"));
        Assert.That((await bench.SucceedAsync("vm_agent_exec", ("command", Value.List("x")), ("ignore_exit_code", true)))["exit_code"], Is.EqualTo("3"));
    }
}
