using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Qemu.Commands;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class VmAgentSetPasswordTests(ClientKind kind)
{
    private const string Canary = "correct horse";

    [Test]
    public async Task The_password_reaches_the_guest_and_nobody_else()
    {
        await using var bench = await VmBench.StartAsync(kind, isRunning: true, ("agent", "1"));
        bench.System.HasAgent = true;
        var outcome = await bench.SucceedAsync(
            "vm_agent_set_password", ("username", "root"), ("password", Value.Of(Canary).AsSecret()), ("crypted", false));
        var sent = bench.Pve.Requests.All.Single(
            request => request.Path.EndsWith("/agent/set-user-password", StringComparison.Ordinal)).Parameters;
        Assert.That(((string?)sent["username"], (string?)sent["password"], (string?)sent["crypted"]), Is.EqualTo(("root", Canary, "0")));
        Assert.That(outcome.Told, Has.None.Contains(Canary));
    }

    [Test]
    public async Task A_refusal_does_not_show_the_password()
    {
        await using var bench = await VmBench.StartAsync(kind, isRunning: true, ("agent", "1"));
        bench.System.HasAgent = true;
        bench.System.AgentAnswers["set-user-password"] = () => throw PveError.Die($"Agent error: no user nobody, {Canary}");
        var outcome = await bench.RunAsync("vm_agent_set_password", ("username", "nobody"), ("password", Value.Of(Canary).AsSecret()));
        Assert.That(outcome.Errors.Single(), Does.Contain("Agent error: no user nobody").And.Not.Contain(Canary));
    }
}
