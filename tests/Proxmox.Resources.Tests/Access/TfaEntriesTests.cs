using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Access;

public sealed class TfaEntriesTests
{
    [Test]
    public async Task The_second_factors_of_a_user_are_listed()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Request("POST", "/access/users", ("userid", "alice@pve"));
        pve.Request("POST", "/access/tfa/alice@pve", ("type", "recovery"));
        var entry = (await DataReader.ReadAsync(pve, "user_tfa_entries", ("user_id", "alice@pve")))["items"].Items.Single();
        Assert.That(
            (entry["entry_id"].AsText(), entry["type"].AsText(), entry["enabled"].AsBool()), Is.EqualTo(("recovery", "recovery", true)));
    }
}
