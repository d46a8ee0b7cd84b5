using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Qemu.Commands;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class VmSendKeyTests(ClientKind kind)
{
    [Test]
    public async Task The_key_is_sent()
    {
        await using var bench = await VmBench.StartAsync(kind, isRunning: true);
        await bench.SucceedAsync("vm_send_key", ("key", "ctrl-alt-delete"));
        Assert.That((string?)bench.Pve.Requests.All.Single(request => request.Verb == "PUT").Parameters["key"],
            Is.EqualTo("ctrl-alt-delete"));
    }

    [Test]
    public async Task A_stopped_VM_is_an_error()
    {
        await using var bench = await VmBench.StartAsync(kind);
        var outcome = await bench.RunAsync("vm_send_key", ("key", "ret"));
        Assert.That(outcome.Errors.Single(), Does.Contain("VM 100 not running"));
    }
}
