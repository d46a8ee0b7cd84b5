using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Qemu;

public sealed class VmTests
{
    private static Value Config(params ReadOnlySpan<(string Name, Value Value)> members) => Value.Object(members);

    [Test]
    public async Task A_new_VM_is_created_started_read_and_removed([Values(ClientKind.Wire, ClientKind.Pulumi)] ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync(new());
        pve.Request("PUT", "/storage/local", ("content", "images,iso,import,snippets,vztmpl,backup,rootdir"));
        await using var client = await ClientKinds.StartAsync(kind, pve, "vm");
        var config = Config(
            ("name", "web"),
            ("node", "pve1"),
            ("disks", Config(("scsi0", Config(("storage", "local"), ("size", "2G"), ("format", "qcow2"), ("ssd", true))))),
            ("network_devices", Config(("net0", Config(("model", "virtio"), ("bridge", "vmbr0"))))));
        var created = await client.ApplyAsync(config);
        Assert.That(created.Errors, Is.Empty);
        Assert.That(created.Warnings, Is.Empty);
        TestContext.Out.WriteLine(client.State.ToString());
        var plan = await client.PlanAsync(config);
        foreach (var request in pve.Requests.All)
        {
            TestContext.Out.WriteLine($"{request.Verb} {request.Path} {string.Join('&', request.Parameters.Select(p => p.Key + "=" + p.Value))} {request.Status}");
        }

        Assert.That(plan.Errors, Is.Empty);
        Assert.That(plan.Action, Is.EqualTo(PlannedAction.Nothing));
        var removed = await client.ApplyAsync(Value.Null);
        Assert.That(removed.Errors, Is.Empty);
    }
}
