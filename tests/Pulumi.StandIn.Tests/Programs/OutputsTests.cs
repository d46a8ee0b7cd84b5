using System.Collections.Immutable;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Pulumi.StandIn.Tests.Engines;
using Pulumi.StandIn.Tests.Samples;
using Pulumi.Utilities;

namespace Pulumi.StandIn.Tests.Programs;

/// <summary>What the engine answers about a resource, and what the program makes of it.</summary>
public sealed class OutputsTests
{
    private FakeEngine engine = null!;

    [SetUp]
    public async Task StartAsync() => engine = await FakeEngine.StartAsync();

    [TearDown]
    public async Task StopAsync() => await engine.DisposeAsync();

    [Test]
    public async Task Outputs_are_read_into_the_types_that_the_program_declares()
    {
        var box = await MakeAsync("""
            {"label":"x","size":7.0,"ratio":0.5,"sealed":true,"tags":["a","b"],"notes":{"k":"v"},"colour":"blue","grade":7,
             "depth":"deep","lid":{"hinges":2,"key":"k","is-default":true,"unknown":1},"anything":{"a":[1,null]}}
            """);

        Assert.That(await ValueOf(box.Label), Is.EqualTo("x"));
        Assert.That(await ValueOf(box.Size), Is.EqualTo(7));
        Assert.That(await ValueOf(box.Ratio), Is.EqualTo(0.5));
        Assert.That(await ValueOf(box.IsSealed), Is.True);
        Assert.That(await ValueOf(box.Tags), Is.EqualTo((string[])["a", "b"]));
        Assert.That(await ValueOf(box.Notes), Is.EquivalentTo(new Dictionary<string, string> { ["k"] = "v" }));
        Assert.That(await ValueOf(box.Colour), Is.EqualTo(Colour.Blue));
        Assert.That(await ValueOf(box.Grade), Is.EqualTo(Grade.Best));
        Assert.That((await ValueOf(box.Depth)).AsT1, Is.EqualTo("deep"));
        var lid = (await ValueOf(box.Lid))!;
        Assert.That((lid.Hinges, lid.Key, lid.IsDefault), Is.EqualTo((2, "k", true)));
        var anything = (ImmutableDictionary<string, object?>)(await ValueOf(box.Anything))!;
        Assert.That((ImmutableArray<object?>)anything["a"]!, Is.EqualTo(new object?[] { 1.0, null }));
    }

    [Test]
    public async Task What_is_not_answered_is_null_in_a_deployment_and_unknown_in_a_preview()
    {
        var deployed = await MakeAsync("{}");
        var previewed = await MakeAsync("{}", isPreview: true);

        Assert.That((await deployed.Label.State).IsKnown, Is.True);
        Assert.That(await ValueOf(deployed.Label), Is.Null);
        Assert.That((await ValueOf(deployed.Tags)).IsDefault, Is.True);
        Assert.That((await previewed.Label.State).IsKnown, Is.False);
        Assert.That((await previewed.Id.State).IsKnown, Is.False);
        Assert.That((await previewed.Urn.State).IsKnown, Is.True);
    }

    [Test]
    public async Task What_is_not_answered_is_unknown_after_a_failure_that_the_engine_goes_on_after()
    {
        engine.Monitor.Register = request => request.Name == "a"
            ? new() { Urn = "urn:pulumi:dev::infra::acme:index:Box::a", Object = new(), Result = Pulumirpc.Result.Fail }
            : null;

        var box = await MakeAsync(json: null);

        Assert.That((await box.Label.State).IsKnown, Is.False);
    }

    [Test]
    public async Task A_secret_or_unknown_value_anywhere_within_marks_the_whole_output()
    {
        var box = await MakeAsync("""
            {"label":{"4dabf18193072939515e22adb298388d":"1b47061264138c4ac30d75fd1eb44270","value":"s"},
             "tags":["a",{"4dabf18193072939515e22adb298388d":"1b47061264138c4ac30d75fd1eb44270","value":"b"}],
             "notes":{"k":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"}}
            """);

        var label = await box.Label.State;
        Assert.That((label.Value, label.IsSecret), Is.EqualTo(("s", true)));
        var tags = await box.Tags.State;
        Assert.That(tags.Value, Is.EqualTo((string[])["a", "b"]));
        Assert.That(tags.IsSecret, Is.True);
        Assert.That((await box.Notes.State).IsKnown, Is.False);
    }

    [Test]
    public async Task An_output_within_a_value_stays_an_output_and_marks_nothing_around_it()
    {
        var box = await MakeAsync("""
            {"anything":{"k":["a",{"4dabf18193072939515e22adb298388d":"d0e6a833031e9bbcd3f4e8bde6ca49a4","value":"b","secret":true,
             "dependencies":["urn:pulumi:dev::infra::acme:index:Box::z"]},{"4dabf18193072939515e22adb298388d":"d0e6a833031e9bbcd3f4e8bde6ca49a4"}]}}
            """);

        var state = await box.Anything.State;
        Assert.That((state.IsKnown, state.IsSecret, state.Resources.Count), Is.EqualTo((true, false, 1)));
        var list = (ImmutableArray<object?>)((ImmutableDictionary<string, object?>)state.Value!)["k"]!;
        var second = await ((Output<string>)list[1]!).State;
        Assert.That((list[0], second.Value, second.IsSecret, second.Resources.Count), Is.EqualTo(("a", "b", true, 1)));
        Assert.That((await ((Output<object>)list[2]!).State).IsKnown, Is.False);
    }

    [Test]
    public async Task An_output_within_a_list_of_texts_is_a_value_of_another_type()
    {
        engine.Monitor.Register = request => Answer(
            request, """{"tags":["a",{"4dabf18193072939515e22adb298388d":"d0e6a833031e9bbcd3f4e8bde6ca49a4","value":"b"}]}""");
        Box? box = null;

        await engine.RunAsync(() => box = new("a"));

        Assert.That(await ValueOf(box!.Tags), Is.EqualTo((string?[])["a", null]));
        Assert.That(engine.Log.Warnings.Single(), Does.Contain("acme:index:Box.tags[1]"));
    }

    [Test]
    public async Task Each_output_comes_from_its_resource_and_from_what_the_engine_says()
    {
        engine.Monitor.Register = request => request.Name == "a"
            ? new(engine.Monitor.Echo(
                request))
            { PropertyDependencies = { ["size"] = new() { Urns = { "urn:pulumi:dev::infra::acme:index:Box::z" } } } }
            : null;
        var box = await MakeAsync(json: null, new() { Size = 3, Label = "x" });

        var label = await OutputUtilities.GetDependenciesAsync(box.Label);
        var size = await OutputUtilities.GetDependenciesAsync(box.Size);
        Assert.That(label, Is.EqualTo(new Resource[] { box }));
        var urns = await Task.WhenAll(size.Select(resource => OutputUtilities.GetValueAsync(resource.Urn)));
        Assert.That(urns, Is.EquivalentTo(new[] { await ValueOf(box.Urn), "urn:pulumi:dev::infra::acme:index:Box::z" }));
    }

    [Test]
    public async Task A_reference_to_a_resource_becomes_an_instance_of_its_class()
    {
        engine.Monitor.CallFunction = request => new()
        {
            Return = new()
            {
                Fields =
                {
                    ["urn"] = request.Args.Fields["urn"],
                    ["id"] = Value.ForString("box/9"),
                    ["state"] = Value.ForStruct(new() { Fields = { ["size"] = Value.ForNumber(9) } }),
                },
            },
        };
        var size = 0;
        engine.Monitor.Register = request => Answer(request, """
            {"neighbour":{"4dabf18193072939515e22adb298388d":"5cf8f73096256a8f31e491e813e4eb8e",
             "urn":"urn:pulumi:dev::infra::acme:index:Box::next","id":"box/9","packageVersion":"1.2.3"}}
            """);

        var exitCode = await engine.RunAsync(
            () => _ = new Box("a").Neighbour.Apply(neighbour => neighbour!.Size).Apply(value => size = value));

        Assert.That(exitCode, Is.Zero);
        Assert.That(size, Is.EqualTo(9));
    }

    [Test]
    public async Task A_value_of_another_type_is_warned_about_and_left_at_its_default()
    {
        var box = await MakeAsync("""{"size":"big","tags":"none","colour":true,"lid":{"hinges":"two"}}""");

        Assert.That(await ValueOf(box.Size), Is.Zero);
        Assert.That((await ValueOf(box.Lid))!.Hinges, Is.Zero);
        Assert.That(engine.Log.Warnings, Has.Count.EqualTo(4).And.All.Contains("acme:index:Box."));
        Assert.That(engine.Log.Messages.Select(message => message.Urn), Is.All.EqualTo(await ValueOf(box.Urn)));
    }

    [Test]
    public async Task Names_that_begin_with_two_underscores_are_the_engines_own()
    {
        var box = await MakeAsync("""{"anything":{"__defaults":[],"a":1}}""");

        Assert.That(((ImmutableDictionary<string, object?>)(await ValueOf(box.Anything))!).Keys, Is.EqualTo((string[])["a"]));
    }

    [Test]
    public async Task An_output_of_an_impossible_type_is_an_error_that_names_it()
    {
        var exitCode = await engine.RunAsync(() => _ = new Odd());

        Assert.That(exitCode, Is.EqualTo(32));
        Assert.That(engine.Log.Errors.Single(), Does.Contain("Odd.When").And.Contain("DateTime"));
    }

    private static Task<T> ValueOf<T>(Output<T> output) => OutputUtilities.GetValueAsync(output);

    private Pulumirpc.RegisterResourceResponse? Answer(Pulumirpc.RegisterResourceRequest request, string json)
    {
        if (request.Name != "a")
        {
            return null;
        }

        return new(engine.Monitor.Echo(request)) { Object = JsonParser.Default.Parse<Struct>(json) };
    }

    private async Task<Box> MakeAsync(string? json, BoxArgs? args = null, bool isPreview = false)
    {
        if (json is not null)
        {
            engine.Monitor.Register = request => Answer(request, json);
        }

        Box? box = null;
        var exitCode = await engine.RunAsync(() => box = new("a", args), isPreview);
        Assert.That(engine.Log.Errors, Is.Empty);
        Assert.That(exitCode, Is.Zero);
        return box!;
    }

    private sealed class Odd() : CustomResource("acme:index:Odd", "odd", null, null)
    {
        [Output("when")]
        public Output<DateTime> When { get; private set; } = null!;
    }
}
