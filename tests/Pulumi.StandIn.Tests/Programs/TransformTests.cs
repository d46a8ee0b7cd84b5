using System.Collections.Immutable;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumi.StandIn.Tests.Engines;
using Pulumi.StandIn.Tests.Samples;
using Pulumi.Utilities;
using Pulumirpc;

namespace Pulumi.StandIn.Tests.Programs;

/// <summary>Functions of the program that the engine calls to change resources and function calls.</summary>
public sealed class TransformTests
{
    private const string Parent = "urn:pulumi:dev::infra::acme:index:Box::parent";
    private const string Provider = "urn:pulumi:dev::infra::pulumi:providers:acme::p::p-id";

    private FakeEngine engine = null!;

    [SetUp]
    public async Task StartAsync()
    {
        engine = await FakeEngine.StartAsync();
        engine.Monitor.Features.UnionWith(["transforms", "invokeTransforms"]);
    }

    [TearDown]
    public async Task StopAsync() => await engine.DisposeAsync();

    [Test]
    public async Task A_transform_gets_a_resource_and_gives_it_back_changed()
    {
        TransformResponse? response = null;
        engine.Monitor.Register = request =>
        {
            if (request.Name == "a")
            {
                response = FakeMonitor.CallBack<TransformResponse>(request.Transforms.Single(), Given());
            }

            return null;
        };
        ResourceTransformArgs seen = default;
        string? project = null;

        var exitCode = await engine.RunAsync(() => _ = new Box("a", null, new()
        {
            ResourceTransforms =
            {
                (args, _) =>
                {
                    seen = args;
                    project = Deployment.Instance.ProjectName;
                    var options =
                        CustomResourceOptions.Merge((CustomResourceOptions)args.Options, new() { IgnoreChanges = { "size" } });
                    return Task.FromResult<ResourceTransformResult?>(new(args.Args.SetItem("label", "changed"), options));
                },
            },
        }));

        Assert.That(engine.Log.Errors, Is.Empty);
        Assert.That(exitCode, Is.Zero);
        Assert.That((seen.Name, seen.Type, seen.Custom, project), Is.EqualTo(("x", "acme:index:Box", true, "infra")));
        Assert.That(seen.Args["label"], Is.EqualTo("x"));
        Assert.That(await Output.IsSecretAsync((Output<string>)seen.Args["password"]!), Is.True);
        var tags = (ImmutableArray<object?>)seen.Args["tags"]!;
        Assert.That((tags[0], await Output.IsSecretAsync((Output<string>)tags[1]!)), Is.EqualTo(("a", true)), "the list itself is plain");
        Assert.That(seen.Args["bare"], Is.EqualTo("lost"), "the mark of a secret that is no output does not reach a transform");
        Assert.That(await OutputUtilities.GetValueAsync(seen.Options.Parent!.Urn), Is.EqualTo(Parent));
        Assert.That(seen.Options.CustomTimeouts!.Create, Is.EqualTo(new TimeSpan(1, 30, 0)));

        var expected = Given().Options;
        expected.IgnoreChanges.Add("size");
        expected.CustomTimeouts.Create = "5400000000000ns";
        Assert.That(response!.Options, Is.EqualTo(expected));
        Assert.That(response.Properties.Fields["label"].StringValue, Is.EqualTo("changed"));
        Assert.That(
            response.Properties.Fields["password"].StructValue.Fields["4dabf18193072939515e22adb298388d"].StringValue,
            Is.EqualTo("d0e6a833031e9bbcd3f4e8bde6ca49a4"));
        Assert.That(response.Properties.Fields["tags"], Is.EqualTo(Given().Properties.Fields["tags"]));
    }

    [Test]
    public async Task A_transform_that_gives_nothing_leaves_the_resource_as_it_is()
    {
        TransformResponse? response = null;
        engine.Monitor.Register = request =>
        {
            if (request.Type == "pulumi:pulumi:Stack")
            {
                response =
                FakeMonitor.CallBack<TransformResponse>(request.Transforms.Single(), Given());
            }

            return null;
        };

        await engine.RunStackAsync(() => new Stack(
            () => Task.FromResult<IDictionary<string, object?>>(new Dictionary<string, object?>()),
            new() { ResourceTransforms = { (_, _) => Task.FromResult<ResourceTransformResult?>(null) } }));

        Assert.That(response, Is.EqualTo(new TransformResponse()));
    }

    [Test]
    public async Task A_transform_that_fails_tells_the_engine_why()
    {
        RpcException? failure = null;
        engine.Monitor.Register = request =>
        {
            if (request.Name == "a")
            {
                failure =
                Assert.Catch<RpcException>(() => FakeMonitor.CallBack<TransformResponse>(request.Transforms.Single(), Given()));
            }

            return null;
        };

        await engine.RunAsync(
            () => _ = new Box("a", null, new() { ResourceTransforms = { (_, _) => throw new RunException("no such zone") } }));

        Assert.That(failure!.Status, Is.EqualTo(new Status(StatusCode.Unknown, "no such zone")).Using<Status>((one, other) =>
            one.StatusCode == other.StatusCode && one.Detail == other.Detail));
    }

    [Test]
    public async Task An_engine_without_transforms_is_an_error()
    {
        engine.Monitor.Features.Remove("transforms");

        var exitCode = await engine.RunAsync(() => _ = new Box("a", null, new()
        {
            ResourceTransforms = { (_, _) => Task.FromResult<ResourceTransformResult?>(null) },
        }));

        Assert.That(exitCode, Is.EqualTo(32));
        Assert.That(engine.Log.Errors.Single(), Does.Contain("transforms"));
    }

    [Test]
    public async Task Function_calls_wait_until_their_transform_is_known_to_the_engine()
    {
        TransformInvokeResponse? response = null;
        engine.Monitor.CallFunction = request =>
        {
            TransformInvokeRequest call = new()
            {
                Token = request.Tok,
                Args = request.Args,
                Options = new() { Provider = Provider, Version = "1.0.0" }
            };
            response = FakeMonitor.CallBack<TransformInvokeResponse>(engine.Monitor.Of<Callback>().Single(), call);
            return new() { Return = new() };
        };

        var exitCode = await engine.RunAsync(() =>
        {
            Deployment.Instance.RegisterInvokeTransform((args, _) =>
                Task.FromResult<InvokeTransformResult?>(new(args.Args.SetItem("name", "other"), args.Options)));
            _ = GetBox.Invoke(new() { Name = "b" });
        });

        Assert.That(engine.Log.Errors, Is.Empty);
        Assert.That(exitCode, Is.Zero);
        Assert.That(response!.Args.Fields["name"].StringValue, Is.EqualTo("other"));
        Assert.That((response.Options.Provider, response.Options.Version), Is.EqualTo((Provider, "1.0.0")));
    }

    private static TransformRequest Given() => new()
    {
        Name = "x",
        Type = "acme:index:Box",
        Custom = true,
        Parent = Parent,
        Properties = JsonParser.Default.Parse<Struct>(
            """
            {"label":"x",
             "password":{"4dabf18193072939515e22adb298388d":"d0e6a833031e9bbcd3f4e8bde6ca49a4","value":"s","secret":true},
             "tags":["a",{"4dabf18193072939515e22adb298388d":"d0e6a833031e9bbcd3f4e8bde6ca49a4","value":"b","secret":true}],
             "bare":{"4dabf18193072939515e22adb298388d":"1b47061264138c4ac30d75fd1eb44270","value":"lost"}}
            """),
        Options = new()
        {
            DependsOn = { "urn:pulumi:dev::infra::acme:index:Box::before" },
            Protect = true,
            IgnoreChanges = { "label" },
            ReplaceOnChanges = { "size" },
            Version = "1.2.3",
            Provider = Provider,
            Aliases = { new Pulumirpc.Alias { Spec = new() { Name = "old", NoParent = true } } },
            CustomTimeouts = new() { Create = "1h30m" },
            DeletedWith = "urn:pulumi:dev::infra::acme:index:Box::owner",
            DeleteBeforeReplace = false,
            AdditionalSecretOutputs = { "password" },
            Import = "box/7",
            HideDiff = { "notes" },
            ReplaceWith = { "urn:pulumi:dev::infra::acme:index:Box::twin" },
            ReplacementTrigger = Value.ForNumber(3),
            Hooks = new() { AfterCreate = { "greet" } },
        },
    };
}
