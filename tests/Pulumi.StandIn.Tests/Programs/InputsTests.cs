using System.Collections.Immutable;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Pulumi.StandIn.Tests.Engines;
using Pulumi.StandIn.Tests.Samples;

namespace Pulumi.StandIn.Tests.Programs;

/// <summary>What a program's arguments are on the wire.</summary>
public sealed class InputsTests
{
    private const string Secret = "1b47061264138c4ac30d75fd1eb44270";
    private const string Reference = "5cf8f73096256a8f31e491e813e4eb8e";
    private const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    private const string Signature = "4dabf18193072939515e22adb298388d";

    private FakeEngine engine = null!;

    [SetUp]
    public async Task StartAsync() => engine = await FakeEngine.StartAsync();

    [TearDown]
    public async Task StopAsync() => await engine.DisposeAsync();

    [Test]
    public async Task Every_type_of_value_is_sent_as_what_it_stands_for()
    {
        var sent = await SendAsync(() => new()
        {
            Label = "x",
            Size = 7,
            Ratio = 0.5,
            IsSealed = true,
            Tags = { "a", "b" },
            Notes = { ["k"] = "v" },
            Lid = new LidArgs { Hinges = 2 },
            Colour = Colour.Red,
            Grade = Grade.Good,
            Depth = "deep",
            Json = """{"a":[1,null,true],"b":null}""",
            Anything = new Dictionary<string, object?> { ["list"] = new List<object?> { 1, null, "t" }, ["none"] = null },
        });

        Assert.That(JsonDocument.Parse(sent.ToString()).RootElement.ToString(), Is.EqualTo(
            """
            { "anything": { "list": [ 1, null, "t" ] }, "colour": "red", "depth": "deep", "grade": 2, "json": { "a": [ 1, null, true ], "b": null }, "label": "x", "lid": { "hinges": 2 }, "notes": { "k": "v" }, "ratio": 0.5, "sealed": true, "size": 7, "tags": [ "a", "b" ] }
            """));
    }

    [Test]
    public async Task What_is_not_given_is_not_sent_but_a_list_that_was_looked_at_is_empty()
    {
        var sent = await SendAsync(() =>
        {
            BoxArgs args = new();
            _ = args.Tags;
            return args;
        });

        Assert.That(sent.ToString(), Is.EqualTo("""{ "tags": [  ] }""").Or.EqualTo("""{ "tags": [ ] }"""));
    }

    [Test]
    public async Task A_list_that_was_never_made_is_sent_empty()
    {
        var sent = await SendAsync(() => new() { Anything = default(ImmutableArray<int>), Tags = default(ImmutableArray<string>) });

        Assert.That(sent.Fields["anything"].ListValue.Values, Is.Empty);
        Assert.That(sent.Fields["tags"].ListValue.Values, Is.Empty);
    }

    [Test]
    public async Task Only_the_secret_elements_of_a_collection_are_sent_as_secrets()
    {
        var sent = await SendAsync(() => new()
        {
            Password = "hunter2",
            Tags = { "open", Output.CreateSecret("closed") },
            Notes = { ["open"] = "a", ["closed"] = Output.CreateSecret("b") },
            Lid = new LidArgs { Hinges = 1, Key = Output.CreateSecret("k") },
        });

        Assert.That(sent.Fields["password"], Is.EqualTo(SecretOf("hunter2")));
        Assert.That(sent.Fields["tags"].ListValue.Values, Is.EqualTo(new[] { Value.ForString("open"), SecretOf("closed") }));
        Assert.That(sent.Fields["notes"].StructValue.Fields["open"], Is.EqualTo(Value.ForString("a")));
        Assert.That(sent.Fields["notes"].StructValue.Fields["closed"], Is.EqualTo(SecretOf("b")));
        Assert.That(sent.Fields["lid"].StructValue.Fields["key"], Is.EqualTo(SecretOf("k")));
    }

    [Test]
    public async Task A_secret_setter_makes_a_whole_collection_secret_and_keeps_secrets_and_origins_within()
    {
        await engine.RunAsync(() =>
        {
            Box box = new("b");
            _ = new CustomResource("acme:index:Safe", "a", new SecretArgs
            {
                Keys = { "x" },
                Tokens = new InputMap<string> { ["k"] = "v" },
                Lid = new LidArgs { Hinges = 1 },
                Lids = new[] { new LidArgs { Hinges = 2, Key = box.Id } },
            }, options: null);
            _ = new CustomResource("acme:index:Safe", "c", new SecretArgs { Keys = new[] { "x", "y" } }, options: null);
        });

        var request = engine.Monitor.Resources["a"];
        Assert.That(request.Object.Fields["keys"].ListValue.Values, Has.Count.EqualTo(1),
            "an initialiser adds to the list and never calls the setter");
        foreach (var name in new[] { "tokens", "lid", "lids" })
        {
            Assert.That(request.Object.Fields[name].StructValue.Fields[Signature].StringValue, Is.EqualTo(Secret), name);
        }

        Assert.That(request.Object.Fields["lids"].StructValue.Fields["value"].ToString(), Is.EqualTo("""[ { "hinges": 2, "key": "b-id" } ]"""));
        Assert.That(request.PropertyDependencies["lids"].Urns, Is.EqualTo((string[])[FakeMonitor.UrnOf("acme:index:Box", "b")]));
        Assert.That(engine.Monitor.Resources["c"].Object.Fields["keys"].StructValue.Fields["value"].ToString(), Is.EqualTo("""[ "x", "y" ]"""));
    }

    [Test]
    public async Task Only_the_unknown_elements_of_a_collection_are_sent_as_unknown()
    {
        var sent = await SendAsync(() => new() { Label = new Box("b").Id, Tags = { "known", new Box("c").Id } }, isPreview: true);

        Assert.That(sent.Fields["label"].StringValue, Is.EqualTo(Unknown));
        Assert.That(sent.Fields["tags"].ListValue.Values.Select(tag => tag.StringValue), Is.EqualTo((string[])["known", Unknown]));
    }

    [TestCase(false, "b-id")]
    [TestCase(true, "")]
    public async Task A_resource_is_sent_as_a_reference_with_an_empty_id_while_that_is_unknown(bool isPreview, string id)
    {
        var sent = await SendAsync(() => new() { Neighbour = new Box("b") }, isPreview);

        var expected = Value.ForStruct(new()
        {
            Fields =
            {
                [Signature] = Value.ForString(Reference),
                ["urn"] = Value.ForString(FakeMonitor.UrnOf("acme:index:Box", "b")),
                ["id"] = Value.ForString(id),
            },
        });
        Assert.That(sent.Fields["neighbour"], Is.EqualTo(expected));
        Assert.That(engine.Monitor.Resources["a"].Dependencies, Is.EqualTo((string[])[FakeMonitor.UrnOf("acme:index:Box", "b")]));
    }

    [Test]
    public async Task A_resource_is_sent_as_its_id_to_an_engine_without_references()
    {
        engine.Monitor.Features.Remove("resourceReferences");

        var sent = await SendAsync(() => new() { Neighbour = new Box("b") });

        Assert.That(sent.Fields["neighbour"].StringValue, Is.EqualTo("b-id"));
    }

    [Test]
    public async Task Assets_and_archives_are_sent_with_their_one_property()
    {
        var sent = await SendAsync(() => new()
        {
            Anything = new Dictionary<string, object?>
            {
                ["file"] = new FileAsset("a.txt"),
                ["text"] = new StringAsset("hello"),
                ["bundle"] = new AssetArchive(new Dictionary<string, AssetOrArchive> { ["in"] = new RemoteAsset("https://example.com/x") }),
            },
        });

        MapOf(sent.Fields["anything"], out var anything);
        Assert.That(anything["file"].StructValue.Fields["path"].StringValue, Is.EqualTo("a.txt"));
        Assert.That(anything["text"].StructValue.Fields[Signature].StringValue, Is.EqualTo("c44067f5952c0a294b673a41bacd8c17"));
        MapOf(anything["bundle"], out var bundle);
        Assert.That(bundle[Signature].StringValue, Is.EqualTo("0def7320c3a5731c473e5ecbe6d01bc7"));
        Assert.That(
            bundle["assets"].StructValue.Fields["in"].StructValue.Fields["uri"].StringValue, Is.EqualTo("https://example.com/x"));
    }

    [Test]
    public async Task A_providers_settings_that_are_no_strings_are_sent_as_the_text_of_their_JSON()
    {
        await engine.RunAsync(() => _ = new Provider("p", new()
        {
            Endpoint = "https://pve1",
            Retries = 3,
            Zones = new() { "a", Output.CreateSecret("b") },
        }));

        var request = engine.Monitor.Resources["p"];
        Assert.That(request.Type, Is.EqualTo("pulumi:providers:acme"));
        Assert.That(request.Object.Fields["endpoint"].StringValue, Is.EqualTo("https://pve1"));
        Assert.That(request.Object.Fields["retries"].StringValue, Is.EqualTo("3"));
        Assert.That(request.Object.Fields["zones"], Is.EqualTo(SecretOf("""[ "a", "b" ]""")));
    }

    [Test]
    public async Task An_argument_that_is_required_and_missing_is_an_error_that_names_it()
    {
        var exitCode = await engine.RunAsync(() => _ = new Box("a", new() { Lid = new LidArgs() }));

        Assert.That(exitCode, Is.EqualTo(32));
        Assert.That(engine.Log.Errors.Single(), Does.Contain("'hinges'").And.Contain("LidArgs.Hinges"));
    }

    [TestCase(5L, "Int64")]
    [TestCase(5f, "Single")]
    public async Task A_value_that_cannot_be_sent_is_an_error_that_names_its_place(object value, string type)
    {
        var exitCode = await engine.RunAsync(() => _ = new Box("a", new() { Anything = new Dictionary<string, object> { ["k"] = value } }));

        Assert.That(exitCode, Is.EqualTo(32));
        Assert.That(engine.Log.Errors.Single(), Does.Contain("a.anything.k").And.Contain(type));
    }

    [Test]
    public async Task A_task_as_an_argument_is_an_error_that_tells_what_to_do()
    {
        var exitCode = await engine.RunAsync(() => _ = new Box("a", new() { Anything = new List<object> { Task.FromResult(1) } }));

        Assert.That(exitCode, Is.EqualTo(32));
        Assert.That(engine.Log.Errors.Single(), Does.Contain("a.anything[0]").And.Contain("Output.Create"));
    }

    private static Value SecretOf(string value) => Value.ForStruct(new()
    {
        Fields = { [Signature] = Value.ForString(Secret), ["value"] = Value.ForString(value) },
    });

    private static void MapOf(Value value, out Google.Protobuf.Collections.MapField<string, Value> fields) =>
        fields = value.StructValue.Fields;

    private async Task<Struct> SendAsync(Func<BoxArgs> args, bool isPreview = false)
    {
        var exitCode = await engine.RunAsync(() => _ = new Box("a", args()), isPreview);
        Assert.That(engine.Log.Errors, Is.Empty);
        Assert.That(exitCode, Is.Zero);
        return engine.Monitor.Resources["a"].Object;
    }
}
