using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Pulumi.StandIn.Tests.Engines;
using Pulumi.StandIn.Tests.Samples;
using Pulumi.Utilities;
using Pulumirpc;

namespace Pulumi.StandIn.Tests.Programs;

public sealed class FunctionTests
{
    private FakeEngine engine = null!;

    [SetUp]
    public async Task StartAsync()
    {
        engine = await FakeEngine.StartAsync();
        engine.Monitor.CallFunction = request => new()
        {
            Return = new()
            {
                Fields =
                {
                    ["name"] = request.Args.Fields["name"],
                    ["lids"] = JsonParser.Default.Parse<Value>("""[{"hinges":2}]"""),
                },
            },
        };
    }

    [TearDown]
    public async Task StopAsync() => await engine.DisposeAsync();

    [Test]
    public async Task A_function_is_called_at_once_with_plain_arguments()
    {
        GetBoxResult? result = null;

        var exitCode = await engine.RunTaskAsync(async () => result = await GetBox.InvokeAsync(
            new() { Name = "b", Filters = ["x"] }, new() { Version = "1.2.3", PluginDownloadURL = "https://example.com" }));

        Assert.That(exitCode, Is.Zero);
        Assert.That((result!.Name, result.Lids[0].Hinges), Is.EqualTo(("b", 2)));
        var request = engine.Monitor.Of<ResourceInvokeRequest>().Single();
        ResourceInvokeRequest expected = new()
        {
            Tok = "acme:index:getBox",
            Args = JsonParser.Default.Parse<Struct>("""{"filters":["x"],"name":"b"}"""),
            Version = "1.2.3",
            PluginDownloadURL = "https://example.com",
            AcceptResources = true,
        };
        Assert.That(request, Is.EqualTo(expected));
    }

    [Test]
    public async Task A_function_of_outputs_gives_an_output_that_comes_from_what_they_come_from()
    {
        Output<GetBoxResult>? result = null;
        Box? box = null;

        await engine.RunAsync(() =>
        {
            box = new("a");
            result = GetBox.Invoke(new() { Name = box.Id });
        });

        Assert.That((await OutputUtilities.GetValueAsync(result!)).Name, Is.EqualTo("a-id"));
        Assert.That(await OutputUtilities.GetDependenciesAsync(result!), Is.EqualTo(new Resource[] { box! }));
    }

    [Test]
    public async Task A_function_of_an_unknown_value_is_not_called_and_its_result_is_unknown()
    {
        Output<GetBoxResult>? result = null;

        var exitCode = await engine.RunAsync(() => result = GetBox.Invoke(new() { Name = new Box("a").Id }), isPreview: true);

        Assert.That(exitCode, Is.Zero);
        Assert.That(await OutputUtilities.GetIsKnownAsync(result!), Is.False);
        Assert.That(engine.Monitor.Of<ResourceInvokeRequest>(), Is.Empty);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_function_waits_for_what_it_depends_on_and_is_not_called_before_that_exists(bool isPreview)
    {
        Output<GetBoxResult>? result = null;
        Box? box = null;

        await engine.RunAsync(() =>
        {
            box = new("a");
            result = GetBox.Invoke(new() { Name = "b" }, new InvokeOutputOptions { DependsOn = { box } });
        }, isPreview);

        Assert.That(await OutputUtilities.GetIsKnownAsync(result!), Is.EqualTo(!isPreview));
        Assert.That(engine.Monitor.Of<ResourceInvokeRequest>().Count(), Is.EqualTo(isPreview ? 0 : 1));
        if (!isPreview)
        {
            Assert.That(await OutputUtilities.GetDependenciesAsync(result!), Has.Member(box));
        }
    }

    [Test]
    public async Task A_secret_within_the_result_makes_all_of_it_secret()
    {
        engine.Monitor.CallFunction = _ => new()
        {
            Return = JsonParser.Default.Parse<Struct>(
                """{"name":{"4dabf18193072939515e22adb298388d":"1b47061264138c4ac30d75fd1eb44270","value":"s"},"lids":[]}"""),
        };
        Output<GetBoxResult>? result = null;

        await engine.RunAsync(() => result = GetBox.Invoke(new() { Name = "b" }));

        Assert.That(await Output.IsSecretAsync(result!), Is.True);
        Assert.That((await OutputUtilities.GetValueAsync(result!)).Name, Is.EqualTo("s"));
    }

    [Test]
    public async Task A_function_uses_its_own_provider_or_its_parents()
    {
        await engine.RunAsync(() =>
        {
            Provider provider = new("p");
            _ = GetBox.Invoke(new() { Name = "own" }, new InvokeOptions { Provider = provider });
            _ = GetBox.Invoke(new() { Name = "parents" }, new InvokeOptions { Parent = new Box("a", null, new() { Provider = provider }) });
        });

        Assert.That(engine.Monitor.Of<ResourceInvokeRequest>().Select(request => request.Provider), Has.Exactly(2).EndsWith("::p::p-id"));
    }

    [Test]
    public async Task A_function_that_refuses_ends_the_program_with_its_reasons()
    {
        engine.Monitor.CallFunction = _ => new()
        {
            Failures = { new CheckFailure { Property = "name", Reason = "no such box" }, new CheckFailure { Reason = "try again" } },
        };

        var exitCode = await engine.RunAsync(() => _ = GetBox.Invoke(new() { Name = "b" }));

        Assert.That(exitCode, Is.EqualTo(32));
        Assert.That(engine.Log.Errors.Single(), Does.Contain("Invoke of 'acme:index:getBox' failed: no such box (name); try again ()"));
    }

    [Test]
    public async Task A_function_that_refuses_can_be_caught_where_it_is_awaited_but_by_no_narrower_type_than_Exception()
    {
        engine.Monitor.CallFunction = _ => new() { Failures = { new CheckFailure { Property = "name", Reason = "no such box" } } };
        Exception? caught = null;

        var exitCode = await engine.RunTaskAsync(async () =>
        {
            try
            {
                await GetBox.InvokeAsync(new() { Name = "b" });
            }
            catch (Exception exception)
            {
                caught = exception;
            }
        });

        Assert.That(exitCode, Is.Zero);
        Assert.That(caught!.Message, Is.EqualTo("Invoke of 'acme:index:getBox' failed: no such box (name)"));
        Assert.That((caught.GetType().BaseType, caught.GetType().IsPublic), Is.EqualTo((typeof(Exception), false)));
    }

    [Test]
    public async Task A_result_of_one_value_is_unwrapped()
    {
        engine.Monitor.CallFunction = _ => new() { Return = JsonParser.Default.Parse<Struct>("""{"result":7}""") };
        var plain = 0;
        Output<int>? output = null;

        await engine.RunTaskAsync(async () =>
        {
            plain = await Deployment.Instance.InvokeSingleAsync<int>("acme:index:count", InvokeArgs.Empty);
            output = Deployment.Instance.InvokeSingle<int>("acme:index:count", InvokeArgs.Empty);
        });

        Assert.That(plain, Is.EqualTo(7));
        Assert.That(await OutputUtilities.GetValueAsync(output!), Is.EqualTo(7));
    }

    [Test]
    public async Task A_method_is_called_on_its_resource_with_that_ones_provider()
    {
        engine.Monitor.CallMethod = request => new()
        {
            Return = JsonParser.Default.Parse<Struct>("""{"name":"m","lids":[]}"""),
            ReturnDependencies = { ["name"] = new() { Urns = { "urn:pulumi:dev::infra::acme:index:Box::z" } } },
        };
        Output<GetBoxResult>? result = null;

        await engine.RunAsync(() =>
        {
            Box box = new("a", null, new() { Provider = new Provider("p") });
            DictionaryCallArgs args = new() { Label = new Box("b").Id };
            result = Deployment.Instance.Call<GetBoxResult>("acme:index:Box/open", args, box);
        });

        var request = engine.Monitor.Of<ResourceCallRequest>().Single();
        Assert.That((request.Tok, request.Version), Is.EqualTo(("acme:index:Box/open", "1.2.3")));
        Assert.That(request.Provider, Does.EndWith("::p::p-id"));
        Assert.That(request.Args.Fields["__self__"].StructValue.Fields["urn"].StringValue,
            Is.EqualTo(FakeMonitor.UrnOf("acme:index:Box", "a")));
        Assert.That(request.ArgDependencies["label"].Urns, Is.EqualTo((string[])[FakeMonitor.UrnOf("acme:index:Box", "b")]));
        Assert.That(request.ArgDependencies["__self__"].Urns, Is.Empty);
        var origin = (await OutputUtilities.GetDependenciesAsync(result!)).Single();
        Assert.That(await OutputUtilities.GetValueAsync(origin.Urn), Does.EndWith("::z"));
    }

    [Test]
    public async Task A_method_that_refuses_ends_the_program_with_its_reasons()
    {
        engine.Monitor.CallMethod = _ => new() { Failures = { new CheckFailure { Property = "label", Reason = "no such box" } } };

        var exitCode = await engine.RunAsync(
            () => _ = Deployment.Instance.Call<GetBoxResult>("acme:index:Box/open", CallArgs.Empty, new Box("a")));

        Assert.That(exitCode, Is.EqualTo(32));
        Assert.That(engine.Log.Errors.Single(), Does.Contain("Call of 'acme:index:Box/open' failed: no such box (label)"));
    }

    private sealed class DictionaryCallArgs : CallArgs
    {
        [Input("label")]
        public Input<string>? Label { get; set; }
    }
}
