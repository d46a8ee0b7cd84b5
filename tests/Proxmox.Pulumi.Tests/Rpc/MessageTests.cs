using Grpc.Core;
using Proxmox.Client;
using Proxmox.Grpc;
using Proxmox.Pulumi.Tests.Fakes;
using Pulumirpc;

namespace Proxmox.Pulumi.Tests.Rpc;

public sealed class MessageTests
{
    [Test]
    public async Task Progress_is_shown_in_the_status_of_the_resource_whenever_it_changes()
    {
        await using var host = await Attached.StartAsync();
        host.Pve.OnWait = (task, progress, _) =>
        {
            foreach (var (line, percent) in new (string?, double?)[] { (null, null), ("copying", null), ("copying", 12.34),
                ("copying", 12.34), ("copying", 50), ("done", 100) })
            {
                progress!.Report(new(task, line, percent, TimeSpan.FromSeconds(1)));
            }

            return Task.FromResult(new TaskOutcome(task, "OK", []));
        };

        await host.CreateAsync("""{ "name": "first" }""");
        await UntilAsync(() => host.Engine.Messages.Count == 5);

        Assert.That(host.Engine.Messages.Select(message => message.Message),
            Is.EqualTo(new[] { "copying", "copying (12.3 %)", "copying (50 %)", "done (100 %)", "" }));
        Assert.That(host.Engine.Messages,
            Is.All.Matches<LogRequest>(message => message is { Ephemeral: true, Severity: LogSeverity.Info, Urn: Attached.Urn }));
    }

    [Test]
    public async Task Warnings_are_shown_at_the_resource_before_the_call_answers()
    {
        await using var host = await Attached.StartAsync();
        host.Pve.OnWait = (task, _, _) => Task.FromResult(new TaskOutcome(task, "WARNINGS: 1", ["the disk is nearly full"]));

        await host.CreateAsync("""{ "name": "first" }""");

        var warning = host.Engine.Messages.Single();
        Assert.That((warning.Severity, warning.Urn, warning.Ephemeral), Is.EqualTo((LogSeverity.Warning, Attached.Urn, false)));
        Assert.That(warning.Message, Does.Contain("PVE warned about proxmox:test:Gadget").And.Contain("the disk is nearly full"));
    }

    [Test]
    public async Task What_will_go_is_warned_of_where_it_is_used()
    {
        await using var host = await Attached.StartAsync();

        await host.Client.CheckAsync(new() { Urn = Attached.Urn, Type = Attached.PartType, Olds = new(), News = Attached.Bag("""{ "gadget": "a", "partName": "b", "secretCode": "c", "formerCode": "d" }""") });
        await host.CheckAsync(Attached.Bag("""{ "name": "first" }"""));

        Assert.That(host.Engine.Warnings, Is.EqualTo(new[]
        {
            "proxmox:test:Part is deprecated\nUse gadgets instead. It will be removed in version 3.0.0.",
            "formerCode is deprecated\nUse secretCode instead. It will be removed in version 2.0.0.",
        }));
    }

    [Test]
    public async Task A_warning_about_the_configuration_is_shown()
    {
        await using var host = await Attached.StartAsync(isConfigured: false);

        await host.Client.ConfigureAsync(new() { Args = Attached.Bag("""{ "insecure": true }""") });

        Assert.That(host.Engine.Warnings.Single(),
            Does.StartWith("Certificates are not checked").And.Contain("caFile").And.Not.Contain("ca_file"));
    }

    [Test]
    public async Task An_attached_engine_gets_the_messages_from_then_on()
    {
        await using var host = await Attached.StartAsync(isConfigured: false);
        await using var second = await FakeEngine.StartAsync();
        var insecure = new ConfigureRequest { Args = Attached.Bag("""{ "insecure": true }""") };

        await host.Client.ConfigureAsync(insecure);
        await host.Client.AttachAsync(new() { Address = second.Address.ToString() });
        await host.Client.ConfigureAsync(insecure);

        Assert.That((host.Engine.Messages.Count, second.Messages.Count), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task An_address_that_is_none_cannot_be_attached()
    {
        await using var host = await Attached.StartAsync();

        var failure = await Attached.FailureAsync(async () => await host.Client.AttachAsync(new() { Address = "example.com:80" }));

        Assert.That(failure.StatusCode, Is.EqualTo(StatusCode.InvalidArgument));
    }

    [Test]
    public async Task An_engine_that_takes_no_messages_fails_no_operation()
    {
        await using var host = await Attached.StartAsync(change: options => options with { EngineAddress = LocalAddress.Loopback(1) });
        host.Pve.OnWait = (task, progress, _) =>
        {
            progress!.Report(new(task, "copying", 5, TimeSpan.Zero));
            return Task.FromResult(new TaskOutcome(task, "WARNINGS: 1", ["the disk is nearly full"]));
        };

        var state = await host.CreateAsync("""{ "name": "first" }""");

        Assert.That(state.Id, Is.EqualTo("first"));
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!holds())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, limit.Token);
        }
    }
}
