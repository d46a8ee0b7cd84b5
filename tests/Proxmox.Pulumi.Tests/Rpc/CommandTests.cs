using Proxmox.Pulumi.Tests.Fakes;
using Pulumirpc;

namespace Proxmox.Pulumi.Tests.Rpc;

/// <summary>Commands as functions.</summary>
public sealed class CommandTests
{
    private const string Turn = "proxmox:test:turnGadget";
    private const string Arguments = """{ "name": "first", "turnDegrees": 90, "lockCode": { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "value": "canary" } }""";

    [Test]
    public async Task An_update_runs_the_command_and_answers_its_results_alone()
    {
        await using var host = await StartAsync();

        var answer = await InvokeAsync(host, Arguments);

        Assert.That(Attached.Json(answer), Is.EqualTo(Attached.Json("""
            {
              "return": {
                "changed": true, "formerComment": "hello",
                "key": { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "value": "k3y" }
              }
            }
            """)));
        Assert.That(host.Pve.Requests, Has.Some.EqualTo("PUT /gadgets/first"));
    }

    [Test]
    public async Task A_preview_changes_nothing_and_answers_nothing()
    {
        await using var host = await StartAsync();

        var answer = await InvokeAsync(host, Arguments, isPreview: true);

        Assert.That(Attached.Json(answer), Is.EqualTo(Attached.Json("""{ "return": {} }""")), "engines refuse unknown values from functions");
        Assert.That(host.Pve.Requests, Is.All.StartWith("GET "));
    }

    [Test]
    public async Task A_preview_tells_what_is_wrong_with_the_arguments()
    {
        await using var host = await StartAsync();

        var answer = await InvokeAsync(host, """{ "name": "first", "turnDegrees": 400 }""", isPreview: true);

        Assert.That((answer.Return, answer.Failures.Single().Property),
            Is.EqualTo((default(Google.Protobuf.WellKnownTypes.Struct), "turnDegrees")));
    }

    [Test]
    public async Task An_engine_that_does_not_tell_previews_is_refused()
    {
        await using var host = await StartAsync(tellsPreviews: false);

        var failure = await Attached.FailureAsync(() => InvokeAsync(host, Arguments));

        Assert.That(failure.Status.Detail, Does.Contain(Turn).And.Contain("3.206.0"));
        Assert.That(host.Pve.Requests, Is.All.StartWith("GET "));
    }

    [TestCase("""{ "name": "gone" }""", "", "Could not run proxmox:test:turnGadget \"gone\"")]
    [TestCase("{}", "name", "name must be set.")]
    [TestCase("""{ "name": "first", "key": "k" }""", "key", "There is no property key")]
    public async Task What_goes_wrong_is_a_failure_in_Pulumis_names(string arguments, string property, string reason)
    {
        await using var host = await StartAsync();

        var answer = await InvokeAsync(host, arguments);

        Assert.That(answer.Failures.Single().Property, Is.EqualTo(property));
        Assert.That(answer.Failures.Single().Reason, Does.Contain(reason));
    }

    [Test]
    public async Task Progress_and_notes_reach_the_user_without_secrets()
    {
        await using var host = await StartAsync();

        await InvokeAsync(host, Arguments);

        Assert.That(() => host.Engine.Messages.Select(log => (log.Message, log.Ephemeral)),
            Is.EqualTo(new[] { ("turning with [secret] (10 %)", true), ("It squeaks.", false), ("", true) })
            .After(10).Seconds.PollEvery(20).MilliSeconds);
    }

    private static async Task<Attached> StartAsync(bool tellsPreviews = true)
    {
        var host = await Attached.StartAsync();
        await host.Client.HandshakeAsync(new() { EngineAddress = host.Engine.Address.ToString(), InvokeWithPreview = tellsPreviews });
        host.Pve.Add("/gadgets/first", ("name", "first"), ("comment", "hello"));
        return host;
    }

    private static async Task<InvokeResponse> InvokeAsync(Attached host, string arguments, bool isPreview = false) =>
        await host.Client.InvokeAsync(new() { Tok = Turn, Args = Attached.Bag(arguments), Preview = isPreview });
}
