using Proxmox.Model.Values;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Qemu.Preflight;

/// <summary>What the user sees of it, in either protocol.</summary>
public sealed class PreviewTests
{
    private const string Title = "Node pve1 has no bridge or VNet vmbr9";

    private static readonly Value Broken =
        PreflightBench.Sound.With("network_devices", Value.Object(("net0", Value.Object(("model", "virtio"), ("bridge", "vmbr9")))));

    [Test]
    public async Task A_preview_warns_unless_told_otherwise([Values(ClientKind.Wire, ClientKind.Pulumi)] ClientKind kind)
    {
        await using var pve = await PreflightBench.StartPveAsync();
        await using var client = await ClientKinds.StartAsync(kind, pve, "vm");
        var plan = await client.PlanAsync(Broken.With("preflight", Value.Null));
        Assert.That(plan.Errors, Is.Empty);
        Assert.That(plan.Warnings, Has.One.Items);
        Assert.That(plan.Warnings[0], Does.Contain(Title).And.Contain("It has vmbr0. Correct"));
        Assert.That(plan.Action, Is.EqualTo(PlannedAction.Create));
    }

    [Test]
    public async Task A_preview_is_refused_when_that_is_asked_for([Values(ClientKind.Wire, ClientKind.Pulumi)] ClientKind kind)
    {
        await using var pve = await PreflightBench.StartPveAsync();
        await using var client = await ClientKinds.StartAsync(kind, pve, "vm");
        var plan = await client.PlanAsync(Broken);
        Assert.That(plan.Errors, Has.Some.Contains(Title));
        Assert.That((await client.ApplyAsync(Broken)).Errors, Has.Some.Contains(Title));
        Assert.That(pve.Requests.All.Where(request => request.Verb != "GET"), Is.Empty);
    }

    [Test]
    public async Task A_preview_asks_nothing_when_it_is_off([Values(ClientKind.Wire, ClientKind.Pulumi)] ClientKind kind)
    {
        await using var pve = await PreflightBench.StartPveAsync();
        await using var client = await ClientKinds.StartAsync(kind, pve, "vm");
        var plan = await client.PlanAsync(Broken.With("preflight", "off"));
        Assert.That(plan.Errors.Concat(plan.Warnings), Is.Empty);
        Assert.That(pve.Requests.All, Is.Empty);
    }

    [Test]
    public async Task An_apply_does_not_say_again_what_its_plan_has_said()
    {
        await using var pve = await PreflightBench.StartPveAsync();
        await using var client = await ClientKinds.StartAsync(ClientKind.Wire, pve, "vm");
        var bridge = PreflightBench.Sound.With("preflight", "warn").With("disks", Value.Null)
            .With("network_devices", Value.Object(("net0", Value.Object(("model", "virtio"), ("bridge", "vmbr9"), ("link_down", true)))));
        Assert.That((await client.ApplyAsync(bridge)).Warnings, Has.Exactly(1).Contains(Title));
    }

    [Test]
    public async Task An_update_is_previewed_in_the_same_way([Values(ClientKind.Wire, ClientKind.Pulumi)] ClientKind kind)
    {
        await using var pve = await PreflightBench.StartPveAsync();
        await using var client = await ClientKinds.StartAsync(kind, pve, "vm");
        var created = await client.ApplyAsync(PreflightBench.Sound);
        Assert.That(created.Errors.Concat(created.Warnings), Is.Empty);
        var unchanged = await client.PlanAsync(PreflightBench.Sound);
        Assert.That(unchanged.Errors.Concat(unchanged.Warnings), Is.Empty);
        Assert.That(unchanged.Action, Is.EqualTo(PlannedAction.Nothing));
        Assert.That((await client.PlanAsync(Broken.With("preflight", "warn"))).Warnings, Has.Some.Contains(Title));
        Assert.That((await client.PlanAsync(Broken)).Errors, Has.Some.Contains(Title));
    }
}
