using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Cluster.Notifications;

public sealed class NotificationTargetListTests
{
    [Test]
    public async Task All_targets_are_listed_by_name_and_a_type_leaves_only_those_of_that_type()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Request("POST", "/cluster/notifications/endpoints/gotify", ("name", "phones"), ("server", "https://gotify.example.com"),
            ("token", "x"), ("disable", 1));
        var all = (await DataReader.ReadAsync(pve, "notification_targets"))["items"].Items;
        var some = (await DataReader.ReadAsync(pve, "notification_targets", ("type", "sendmail")))["items"].Items;
        Assert.That(all.Select(target => (target["target_id"].AsText(), target["origin"].AsText(), target["disabled"].AsBool())),
            Is.EqualTo(new[] { ("mail-to-root", "builtin", (bool?)false), ("phones", "user-created", true) }));
        Assert.That(some.Single()["target_id"].AsText(), Is.EqualTo("mail-to-root"));
    }
}
