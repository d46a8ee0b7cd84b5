using Newtonsoft.Json.Linq;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Qemu.Commands;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class VmAgentFstrimTests(ClientKind kind)
{
    [Test]
    public async Task What_was_discarded_is_told()
    {
        await using var bench = await VmBench.StartAsync(kind, isRunning: true, ("agent", "1"));
        bench.System.HasAgent = true;
        bench.System.AgentAnswers["fstrim"] = () => JObject.Parse("""{"paths":[{"path":"/","trimmed":1024},{"path":"/boot","trimmed":512},{"path":"/mnt","error":"no"}]}""");
        Assert.That((await bench.SucceedAsync("vm_agent_fstrim"))["trimmed_bytes"], Is.EqualTo("1536"));
    }

    [Test]
    public async Task A_guest_that_does_not_tell_is_no_error()
    {
        await using var bench = await VmBench.StartAsync(kind, isRunning: true, ("agent", "1"));
        bench.System.HasAgent = true;
        Assert.That((await bench.SucceedAsync("vm_agent_fstrim"))["trimmed_bytes"], Is.Null);
    }
}
