using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Cluster.Notifications.Commands;

public sealed class NotificationTargetTestTests
{
    [TestCaseSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
    public async Task A_test_is_sent(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        var outcome = await CommandClient.RunAsync(kind, pve, "notification_target_test", ("target_id", "mail-to-root"));
        Assert.That(outcome.Errors, Is.Empty);
        Assert.That(pve.Requests.All.Select(request => $"{request.Verb} {request.Path}"),
            Has.One.EqualTo("POST /cluster/notifications/targets/mail-to-root/test"));
    }

    [TestCaseSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
    public async Task A_target_that_does_not_take_it_is_an_error_in_PVEs_words(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Faults.On("POST", "/cluster/notifications/targets/*/test").Fail(500, "could not notify via target `phones`: refused\n");
        var outcome = await CommandClient.RunAsync(kind, pve, "notification_target_test", ("target_id", "phones"));
        Assert.That(outcome.Errors, Has.Some.Contains("could not notify via target `phones`: refused"));
    }
}
