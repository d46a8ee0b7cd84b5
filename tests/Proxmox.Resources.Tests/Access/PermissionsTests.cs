using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Access;

public sealed class PermissionsTests
{
    [Test]
    public async Task A_user_has_what_the_role_gives_on_the_path_and_below()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Request("POST", "/access/users", ("userid", "alice@pve"));
        pve.Request("PUT", "/access/acl", ("path", "/vms/100"), ("roles", "PVEAuditor"), ("users", "alice@pve"), ("propagate", 0));
        var entry = (await DataReader.ReadAsync(
            pve, "permissions", ("user_id", "alice@pve"), ("path", "/vms/100")))["items"].Items.Single();
        Assert.That(entry["path"], Is.EqualTo(Value.Of("/vms/100")));
        Assert.That(entry["privileges"].Items, Does.Contain(Value.Of("VM.Audit")));
        Assert.That(entry["propagated"].Items, Is.Empty);
    }

    [Test]
    public async Task Root_may_do_everything()
    {
        await using var pve = await PveSimulator.StartAsync();
        var entries = (await DataReader.ReadAsync(pve, "permissions"))["items"].Items;
        Assert.That(entries.Single(entry => entry["path"].AsText() == "/")["privileges"].Items, Does.Contain(Value.Of("Sys.Modify")));
    }
}
