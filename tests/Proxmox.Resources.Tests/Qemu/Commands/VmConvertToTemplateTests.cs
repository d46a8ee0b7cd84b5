using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Qemu.Commands;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class VmConvertToTemplateTests(ClientKind kind)
{
    [Test]
    public async Task A_stopped_VM_becomes_a_template_once()
    {
        await using var bench = await VmBench.StartAsync(kind, isRunning: false, ("scsi0", "local-lvm:1"));
        await bench.SucceedAsync("vm_convert_to_template");
        Assert.That((bench.Option("template"), bench.Option("scsi0")), Is.EqualTo(("1", "local-lvm:base-100-disk-0,size=1G")));
        await bench.NothingToDoAsync("VM 100 is a template already.", "vm_convert_to_template");
    }

    [Test]
    public async Task A_running_VM_is_an_error()
    {
        await using var bench = await VmBench.StartAsync(kind, isRunning: true);
        var outcome = await bench.RunAsync("vm_convert_to_template");
        Assert.That(outcome.Errors.Single(), Does.Contain("if VM is running"));
    }
}
