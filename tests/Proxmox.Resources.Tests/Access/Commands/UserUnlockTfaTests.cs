using Proxmox.Simulator;
using Proxmox.Simulator.Access;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Access.Commands;

public sealed class UserUnlockTfaTests
{
    [TestCaseSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
    public async Task A_user_who_is_not_locked_out_is_left_alone(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Request("POST", "/access/users", ("userid", "alice@pve"));
        var outcome = await CommandClient.RunAsync(kind, pve, "user_unlock_tfa", ("user_id", "alice@pve"));
        Assert.That(outcome.Errors, Is.Empty);
        Assert.That(outcome["changed"], Is.EqualTo("false").IgnoreCase);
        Assert.That(outcome.Told, Has.Some.Contains("alice@pve was not locked out."));
    }

    [TestCaseSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
    public async Task A_user_who_was_locked_out_can_try_again(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Request("POST", "/access/users", ("userid", "alice@pve"));
        pve.Datacenter.Locked(datacenter => TfaStore.Of(datacenter).Locked.Add("alice@pve"));
        var outcome = await CommandClient.RunAsync(kind, pve, "user_unlock_tfa", ("user_id", "alice@pve"));
        Assert.That(outcome.Errors, Is.Empty);
        Assert.That(outcome["changed"], Is.EqualTo("true").IgnoreCase);
        Assert.That(pve.Datacenter.Locked(datacenter => TfaStore.Of(datacenter).Locked), Is.Empty);
    }
}
