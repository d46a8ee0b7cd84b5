using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Pulumi.StandIn.Tests.Engines;
using Pulumi.Utilities;
using Pulumirpc;

namespace Pulumi.StandIn.Tests.Programs;

public sealed class StackReferenceTests
{
    private FakeEngine engine = null!;

    [SetUp]
    public async Task StartAsync()
    {
        engine = await FakeEngine.StartAsync();
        engine.Monitor.Find = request => JsonParser.Default.Parse<Struct>("""
            {"name":"STACK","secretOutputNames":["password"],"outputs":
             {"host":"pve1","password":{"4dabf18193072939515e22adb298388d":"1b47061264138c4ac30d75fd1eb44270","value":"s"}}}
            """.Replace("STACK", request.Id, StringComparison.Ordinal));
    }

    [TearDown]
    public async Task StopAsync() => await engine.DisposeAsync();

    [Test]
    public async Task Another_stack_is_read_by_its_name()
    {
        var exitCode = await engine.RunAsync(() => _ = new StackReference("net", new() { Name = "acme/net/prod" }));

        Assert.That(exitCode, Is.Zero);
        var request = engine.Monitor.Of<ReadResourceRequest>().Single();
        Assert.That((request.Type, request.Name, request.Id), Is.EqualTo(("pulumi:pulumi:StackReference", "net", "acme/net/prod")));
        Assert.That(request.Properties.ToString(), Is.EqualTo("""{ "name": "acme/net/prod" }"""));
    }

    [Test]
    public async Task Only_a_secret_output_is_secret()
    {
        Output<object?>? host = null, password = null, missing = null;

        await engine.RunAsync(() =>
        {
            StackReference stack = new("acme/net/prod");
            (host, password, missing) = (stack.GetOutput("host"), stack.GetOutput(Output.Create("password")), stack.GetOutput("x"));
        });

        Assert.That((await OutputUtilities.GetValueAsync(host!), await Output.IsSecretAsync(host!)), Is.EqualTo(("pve1", false)));
        Assert.That((await OutputUtilities.GetValueAsync(password!), await Output.IsSecretAsync(password!)), Is.EqualTo(("s", true)));
        Assert.That(await OutputUtilities.GetValueAsync(missing!), Is.Null);
    }

    [Test]
    public async Task A_required_output_that_is_missing_is_an_error_that_names_it_and_the_stack()
    {
        var exitCode = await engine.RunAsync(() => new StackReference("acme/net/prod").RequireOutput("x"));

        Assert.That(exitCode, Is.EqualTo(32));
        Assert.That(engine.Log.Errors.Single(), Does.Contain("'x'").And.Contain("'acme/net/prod'"));
    }

    [Test]
    public async Task Values_are_awaited_unless_they_are_secret()
    {
        object? host = null;
        StackReferenceOutputDetails? details = null;
        Exception? failure = null;

        await engine.RunTaskAsync(async () =>
        {
            StackReference stack = new("acme/net/prod");
            host = await stack.RequireValueAsync("host");
            details = await stack.GetOutputDetailsAsync("password");
            failure = await Assert.CatchAsync(() => stack.GetValueAsync("password"));
        });

        Assert.That(host, Is.EqualTo("pve1"));
        Assert.That((details!.Value, details.SecretValue), Is.EqualTo(((object?)null, "s")));
        Assert.That(failure, Is.InstanceOf<InvalidOperationException>());
    }
}
