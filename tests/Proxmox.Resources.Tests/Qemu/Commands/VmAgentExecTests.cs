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
        var outcome = await bench.SucceedAsync("vm_agent_exec", ("command", Value.List("echo", "a b", "c=d")));
        Assert.That(ran, Is.EqualTo(new[] { "echo", "a b", "c=d" }));
        Assert.That((outcome["exit_code"], outcome["stdout"], outcome["stderr"], outcome["truncated"]),
            Is.EqualTo(("0", "hello\nworld\n", "careful", "false")));
    }

    [Test]
    public async Task What_a_program_makes_of_its_input_is_as_secret_as_that()
    {
        const string Canary = "correct horse";
        await using var bench = await VmBench.StartAsync(kind, isRunning: true, ("agent", "1"));
        bench.System.HasAgent = true;
        var exitCode = 0;
        bench.System.Runs = _ => (exitCode, Canary, $"read {Canary}");
        (string, Value)[] config = [("command", Value.List("cat")), ("input", Value.Of(Canary).AsSecret())];
        var outcome = await bench.SucceedAsync("vm_agent_exec", config);
        Assert.That((string?)bench.Pve.Requests.All.Single(
            request => request.Path.EndsWith("/agent/exec", StringComparison.Ordinal)).Parameters["input-data"], Is.EqualTo(Canary));
        Assert.That(outcome.Told, Has.None.Contains(Canary));
        exitCode = 1;
        Assert.That((await bench.RunAsync("vm_agent_exec", config)).Errors.Single(),
            Does.Contain("cat ended with exit code 1").And.Not.Contain(Canary));
    }

    [Test]
    public async Task A_program_that_fails_is_an_error_unless_its_exit_code_does_not_matter()
    {
        await using var bench = await VmBench.StartAsync(kind, isRunning: true, ("agent", "1"));
        bench.System.HasAgent = true;
        bench.System.Runs = _ => (3, "", "usage: x\n");
        var failed = await bench.RunAsync("vm_agent_exec", ("command", Value.List("x")));
        Assert.That(failed.Errors.Single(), Does.Contain("x ended with exit code 3").And.Contain("usage: x"));
        Assert.That((await bench.SucceedAsync("vm_agent_exec", ("command", Value.List("x")), ("ignore_exit_code", true)))["exit_code"],
            Is.EqualTo("3"));
    }
}
