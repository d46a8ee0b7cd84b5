using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Pulumi.StandIn.Tests.Engines;
using Pulumi.StandIn.Tests.Samples;
using Pulumi.Utilities;
using Pulumirpc;

namespace Pulumi.StandIn.Tests.Programs;

/// <summary>Functions of the program that the engine calls before and after it does something.</summary>
public sealed class HookTests
{
    private FakeEngine engine = null!;

    [SetUp]
    public async Task StartAsync()
    {
        engine = await FakeEngine.StartAsync();
        engine.Monitor.Features.Add("resourceHooks");
    }

    [TearDown]
    public async Task StopAsync() => await engine.DisposeAsync();

    [Test]
    public async Task A_resource_names_its_hooks_once_the_engine_knows_them()
    {
        await engine.RunAsync(() =>
        {
            ResourceHook greet = new("greet", (_, _) => Task.CompletedTask, new() { OnDryRun = true, IgnoreErrors = true });
            ErrorHook retry = new("retry", (_, _) => Task.FromResult(true));
            _ = new Box("a", null, new() { Hooks = new() { AfterCreate = { greet }, BeforeDelete = { greet }, OnError = { retry } } });
        });

        var hook = engine.Monitor.Of<RegisterResourceHookRequest>().Single();
        Assert.That((hook.Name, hook.OnDryRun, hook.IgnoreErrors), Is.EqualTo(("greet", true, true)));
        Assert.That(engine.Monitor.Of<RegisterErrorHookRequest>().Single().Name, Is.EqualTo("retry"));
        Assert.That(engine.Monitor.Resources["a"].Hooks, Is.EqualTo(new RegisterResourceRequest.Types.ResourceHooksBinding
        {
            AfterCreate = { "greet" },
            BeforeDelete = { "greet" },
            OnError = { "retry" },
        }));
        var before = engine.Monitor.Requests.TakeWhile(request => request is not RegisterResourceRequest { Name: "a" });
        Assert.That(before, Has.Some.TypeOf<RegisterResourceHookRequest>().And.Some.TypeOf<RegisterErrorHookRequest>());
    }

    [Test]
    public async Task A_hook_gets_the_resource_with_secrets_as_outputs_of_object()
    {
        ResourceHookArgs? seen = null;
        engine.Monitor.Register = request =>
        {
            if (request.Name == "a")
            {
                FakeMonitor.CallBack<ResourceHookResponse>(
                    engine.Monitor.Of<RegisterResourceHookRequest>().Single().Callback, new ResourceHookRequest
                    {
                        Urn = "urn:a",
                        Id = "a-id",
                        Name = "a",
                        Type = "acme:index:Box",
                        NewInputs = JsonParser.Default.Parse<Struct>(
                        """
                        {"label":"x",
                         "password":{"4dabf18193072939515e22adb298388d":"1b47061264138c4ac30d75fd1eb44270","value":"s"},
                         "tags":["a",{"4dabf18193072939515e22adb298388d":"1b47061264138c4ac30d75fd1eb44270","value":"b"}],
                         "size":{"4dabf18193072939515e22adb298388d":"d0e6a833031e9bbcd3f4e8bde6ca49a4","value":3,"secret":true}}
                        """),
                    });
            }

            return null;
        };

        await engine.RunAsync(() =>
        {
            ResourceHook hook = new("greet", (args, _) =>
            {
                seen = args;
                return Task.CompletedTask;
            });
            _ = new Box("a", null, new() { Hooks = new() { AfterCreate = { hook } } });
        });

        Assert.That((seen!.Urn, seen.Id, seen.Name, seen.Type, seen.OldInputs),
            Is.EqualTo(("urn:a", "a-id", "a", "acme:index:Box", seen.NewOutputs)));
        Assert.That(seen.NewInputs!["label"], Is.EqualTo("x"));
        var password = (Output<object?>)seen.NewInputs["password"]!;
        Assert.That((await OutputUtilities.GetValueAsync(password), await Output.IsSecretAsync(password)), Is.EqualTo(("s", true)));
        Assert.That(await Output.IsSecretAsync((Output<object?>)seen.NewInputs["tags"]!), Is.True);
        Assert.That(await Output.IsSecretAsync((Output<double>)seen.NewInputs["size"]!), Is.True);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task An_error_hook_says_whether_to_try_again(bool again)
    {
        ErrorHookResponse? response = null;
        engine.Monitor.Register = request =>
        {
            if (request.Name == "a")
            {
                var callback = engine.Monitor.Of<RegisterErrorHookRequest>().Single().Callback;
                response = FakeMonitor.CallBack<ErrorHookResponse>(
                    callback, new ErrorHookRequest { FailedOperation = "create", Errors = { "busy" } });
            }

            return null;
        };

        await engine.RunAsync(() =>
        {
            ErrorHook hook = new(
                "retry", (args, _) => Task.FromResult(again && args.Errors[0] == "busy" && args.FailedOperation == "create"));
            _ = new Box("a", null, new() { Hooks = new() { OnError = { hook } } });
        });

        Assert.That(response, Is.EqualTo(new ErrorHookResponse { Retry = again }));
    }

    [Test]
    public async Task An_error_hook_that_fails_says_why()
    {
        ErrorHookResponse? response = null;
        engine.Monitor.Register = request =>
        {
            if (request.Name == "a")
            {
                response = FakeMonitor.CallBack<ErrorHookResponse>(
                    engine.Monitor.Of<RegisterErrorHookRequest>().Single().Callback, new ErrorHookRequest());
            }

            return null;
        };

        await engine.RunAsync(() => _ = new Box("a", null, new()
        {
            Hooks = new() { OnError = { new("retry", (_, _) => throw new RunException("no idea")) } },
        }));

        Assert.That(response!.Error, Is.EqualTo("no idea"));
    }

    [Test]
    public async Task An_engine_without_hooks_is_an_error()
    {
        engine.Monitor.Features.Remove("resourceHooks");

        var exitCode = await engine.RunAsync(() => _ = new ResourceHook("greet", (_, _) => Task.CompletedTask));

        Assert.That(exitCode, Is.EqualTo(32));
        Assert.That(engine.Log.Errors.Single(), Does.Contain("hooks"));
    }

    [TestCase("", null)]
    [TestCase("0", 0L)]
    [TestCase("90s", 900_000_000L)]
    [TestCase("1h2m3.5s", 37_235_000_000L)]
    [TestCase("-1.5ms", -15_000L)]
    [TestCase("100ns", 1L)]
    public void Durations_are_read_in_Gos_form(string text, long? ticks) =>
        Assert.That(Serialization.GoDuration.Parse(text)?.Ticks, Is.EqualTo(ticks));

    [TestCase("5")]
    [TestCase("1d")]
    [TestCase("h")]
    [TestCase("1m x")]
    public void What_is_no_duration_is_refused(string text) =>
        Assert.That(() => Serialization.GoDuration.Parse(text), Throws.InstanceOf<FormatException>().With.Message.Contain(text));
}
