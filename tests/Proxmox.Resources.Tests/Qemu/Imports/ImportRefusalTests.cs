using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Simulator.State;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Qemu.Imports;

/// <summary>What cannot be taken over as a VM, and what the user is told then.</summary>
internal sealed class ImportRefusalTests
{
    [Test]
    public async Task A_container_is_not_imported_as_a_VM([Values(ClientKind.Wire, ClientKind.Pulumi)] ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Datacenter.Locked(datacenter => datacenter.Guests[200] = new Guest { VmId = 200, Type = "lxc", Node = "pve1", Name = "ct" });
        Assert.That(await ImportAsync(kind, pve, "200"), Does.Contain("200 is a container"));
        Assert.That(await ImportAsync(kind, pve, "ct"), Does.Contain("There is no vm called \"ct\""));
    }

    [Test]
    public async Task An_unknown_name_and_a_free_VMID_name_nothing([Values(ClientKind.Wire, ClientKind.Pulumi)] ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        Assert.That(await ImportAsync(kind, pve, "nobody"), Does.Contain("There is no vm called \"nobody\""));
        Assert.That(await ImportAsync(kind, pve, "100"), Does.Contain("exist"));
    }

    [Test]
    public async Task A_name_that_several_VMs_have_is_not_enough([Values(ClientKind.Wire, ClientKind.Pulumi)] ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.CreateVm(100, "pve1", ("name", "web"));
        pve.CreateVm(101, "pve2", ("name", "web"));
        Assert.That(await ImportAsync(kind, pve, "web"), Does.Contain("100, 101").And.Contains("by its VMID"));
    }

    private static async Task<string> ImportAsync(ClientKind kind, PveSimulator pve, string id)
    {
        await using var client = await ClientKinds.StartAsync(kind, pve, "vm");
        var outcome = await client.ImportAsync(Value.Object(), id);
        Assert.That(client.State, Is.EqualTo(Value.Null), "nothing is recorded");
        return string.Join('\n', outcome.Errors);
    }
}
