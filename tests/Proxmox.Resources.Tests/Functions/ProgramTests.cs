using Proxmox.LocalEngine;
using Proxmox.LocalEngine.Programs;
using Proxmox.LocalEngine.Wire;
using Proxmox.Simulator;
using Proxmox.Testing;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Functions;

/// <summary>Functions as a program of Pulumi calls them: what is an object elsewhere is its members there.</summary>
public sealed class ProgramTests
{
    [Test]
    public async Task A_program_gives_and_takes_the_members_of_objects()
    {
        var (built, parsed, failure) = ("", "", "");

        await RunAsync(async context =>
        {
            built = (await context.InvokeAsync("proxmox:guest:buildVirtualMachineNetworkDevice",
                PropertyObject.Of(("model", "virtio"), ("bridge", "vmbr0"), ("vlan", 5)))).ToString()!;
            parsed = (await context.InvokeAsync("proxmox:storage:parseVolumeId",
                PropertyObject.Of(("volumeId", "local-lvm:vm-100-disk-0")))).ToString()!;
            failure = (await context.InvokeAsync("proxmox:guest:buildVirtualMachineNetworkDevice",
                PropertyObject.Of(("model", "virtio"), ("vlan", 5000)))).Failures.Single();
        });

        Assert.That(built, Does.Contain("virtio,bridge=vmbr0,tag=5"));
        Assert.That(parsed, Does.Contain("local-lvm").And.Contain("100"));
        Assert.That(failure, Does.Contain("vlan must be between 1 and 4094").And.Not.Contain("device."));
    }

    private static async Task RunAsync(Func<ProgramContext, Task> run)
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var served = await PulumiProvider.StartAsync();
        using var stack = Stack.Open(new() { Plugins = [served.Source], Config = PulumiClient.Settings(Configurations.Of(pve)) });
        var result = await stack.UpAsync(new InProcessProgram(run));
        Assert.That(result.Errors, Is.Empty);
        Assert.That(pve.Requests.All, Is.Empty, "PVE is not asked");
    }
}
