using Pulumi.StandIn.Tests.Engines;
using Pulumi.StandIn.Tests.Samples;

namespace Pulumi.StandIn.Tests.Programs;

public sealed class ComponentTests
{
    private FakeEngine engine = null!;

    [SetUp]
    public async Task StartAsync() => engine = await FakeEngine.StartAsync();

    [TearDown]
    public async Task StopAsync() => await engine.DisposeAsync();

    [Test]
    public async Task A_component_is_the_parent_of_its_resources_and_has_outputs_of_its_own()
    {
        await engine.RunAsync(() => _ = new Rack("r", 2));

        var rack = engine.Monitor.Resources["r"];
        var urn = FakeMonitor.UrnOf("acme:index:Rack", "r");
        Assert.That((rack.Custom, rack.Remote, rack.Provider, rack.Parent),
            Is.EqualTo((false, false, "", FakeMonitor.UrnOf("pulumi:pulumi:Stack", "infra-dev"))));
        Assert.That(engine.Monitor.Resources["r-0"].Parent, Is.EqualTo(urn));
        Assert.That(engine.Monitor.Outputs[urn].ToString(), Is.EqualTo("""{ "firstId": "r-0-id" }"""));
    }

    [Test]
    public async Task Depending_on_a_component_is_depending_on_all_that_is_in_it()
    {
        await engine.RunAsync(() => _ = new Box("after", null, new() { DependsOn = { new Rack("r", 2) } }));

        Assert.That(engine.Monitor.Resources["after"].Dependencies, Is.EquivalentTo(
            (string[])[FakeMonitor.UrnOf("acme:index:Box", "r-0"), FakeMonitor.UrnOf("acme:index:Box", "r-1")]));
    }

    [Test]
    public async Task Protection_and_providers_pass_from_parents_to_children()
    {
        await engine.RunAsync(() =>
        {
            Provider provider = new("p");
            Rack rack = new("r", 1, new() { Protect = true, Providers = { provider } });
            _ = new Box("deep", null, new() { Parent = new Box("child", null, new() { Parent = rack }), Protect = false });
        });

        var reference = $"{FakeMonitor.UrnOf("pulumi:providers:acme", "p")}::p-id";
        foreach (var name in new[] { "r-0", "child", "deep" })
        {
            Assert.That(engine.Monitor.Resources[name].Provider, Is.EqualTo(reference), name);
        }

        Assert.That(engine.Monitor.Resources["r-0"].Protect, Is.True);
        Assert.That(engine.Monitor.Resources["child"].Protect, Is.True);
        Assert.That((engine.Monitor.Resources["deep"].HasProtect, engine.Monitor.Resources["deep"].Protect), Is.EqualTo((true, false)));
        Assert.That(engine.Monitor.Resources["r"].Providers, Is.Empty);
    }

    [Test]
    public async Task A_provider_serves_its_own_package_only_and_an_own_one_wins()
    {
        await engine.RunAsync(() =>
        {
            Rack rack = new("r", 0, new() { Provider = new Provider("p") });
            _ = new CustomResource("other:index:Thing", "other", null, new CustomResourceOptions { Parent = rack });
            _ = new Box("own", null, new() { Parent = rack, Provider = new Provider("q") });
        });

        Assert.That(engine.Monitor.Resources["other"].Provider, Is.Empty);
        Assert.That(engine.Monitor.Resources["own"].Provider, Does.EndWith("::q::q-id"));
    }

    [Test]
    public async Task A_providers_id_that_is_not_known_yet_is_sent_as_unknown()
    {
        await engine.RunAsync(() => _ = new Box("a", null, new() { Provider = new Provider("p") }), isPreview: true);

        Assert.That(
            engine.Monitor.Resources["a"].Provider,
            Is.EqualTo($"{FakeMonitor.UrnOf("pulumi:providers:acme", "p")}::04da6b54-80e4-46f7-96ec-b56ff0331ba9"));
    }

    [Test]
    public async Task One_provider_and_a_list_of_them_together_are_an_error()
    {
        var exitCode = await engine.RunAsync(() =>
        {
            Provider provider = new("p");
            _ = new Rack("r", 0, new() { Provider = provider, Providers = { provider } });
        });

        Assert.That(exitCode, Is.EqualTo(32));
        Assert.That(engine.Log.Errors.Single(), Does.Contain("provider"));
    }

    [Test]
    public async Task A_component_that_a_provider_fills_gets_outputs_with_all_their_marks_and_its_providers()
    {
        await engine.RunAsync(() =>
        {
            Box box = new("a");
            _ = new RemoteRack(
                "r", new() { Label = Output.CreateSecret(box.Id), Size = 3, Neighbour = box }, new() { Providers = { new Provider("p") } });
        });

        var request = engine.Monitor.Resources["r"];
        var box = FakeMonitor.UrnOf("acme:index:Box", "a");
        Assert.That(request.Remote, Is.True);
        Assert.That(request.Providers["acme"], Does.EndWith("::p::p-id"));
        var label = request.Object.Fields["label"].StructValue.Fields;
        Assert.That(label["4dabf18193072939515e22adb298388d"].StringValue, Is.EqualTo("d0e6a833031e9bbcd3f4e8bde6ca49a4"));
        Assert.That((label["value"].StringValue, label["secret"].BoolValue), Is.EqualTo(("a-id", true)));
        Assert.That(label["dependencies"].ListValue.Values.Select(urn => urn.StringValue), Is.EqualTo((string[])[box]));
        Assert.That(request.Object.Fields["size"].NumberValue, Is.EqualTo(3));
        Assert.That(request.PropertyDependencies["neighbour"].Urns, Is.Empty);
        Assert.That(request.PropertyDependencies["label"].Urns, Is.EqualTo((string[])[box]));
    }

    [Test]
    public async Task Transformations_change_a_resource_and_all_below_it_the_inner_ones_first()
    {
        ResourceTransformation Append(string text) => args => args.Args is BoxArgs box
            ? new(new BoxArgs { Label = Output.Format($"{box.Label}{text}") },
                CustomResourceOptions.Merge((CustomResourceOptions)args.Options, new() { IgnoreChanges = { text } }))
            : null;

        await engine.RunStackAsync(() => new Stack(
            () =>
            {
                Rack rack = new("r", 0, new() { ResourceTransformations = { Append("c") } });
                _ = new Box("a", new() { Label = "x" }, new() { Parent = rack, ResourceTransformations = { Append("a"), Append("b") } });
                return Task.FromResult<IDictionary<string, object?>>(new Dictionary<string, object?>());
            },
            new() { ResourceTransformations = { Append("d") } }));

        var request = engine.Monitor.Resources["a"];
        Assert.That(request.IgnoreChanges, Is.EqualTo((string[])["a", "b", "c", "d"]));
        Assert.That(request.Object.Fields["label"].StringValue, Is.EqualTo("xabcd"));
    }

    [Test]
    public async Task A_transformation_that_changes_the_parent_is_an_error()
    {
        ResourceTransformation adopt = args => new(args.Args, new CustomResourceOptions { Parent = args.Resource });

        var exitCode = await engine.RunAsync(() => _ = new Box("a", null, new() { ResourceTransformations = { adopt } }));

        Assert.That(exitCode, Is.EqualTo(32));
        Assert.That(engine.Log.Errors.Single(), Does.Contain("parent"));
    }

    private sealed class Rack : ComponentResource
    {
        public Rack(string name, int boxes, ComponentResourceOptions? options = null)
            : base("acme:index:Rack", name, options)
        {
            Box[] all = [.. Enumerable.Range(0, boxes).Select(index => new Box($"{name}-{index}", null, new() { Parent = this }))];
            FirstId = boxes > 0 ? all[0].Id : Output.Create("");
            RegisterOutputs();
        }

        [Output("firstId")]
        public Output<string> FirstId { get; private set; }
    }

    private sealed class RemoteRack(string name, BoxArgs args, ComponentResourceOptions? options = null)
        : ComponentResource("acme:index:RemoteRack", name, args, options, remote: true)
    {
        [Output("label")]
        public Output<string?> Label { get; private set; } = null!;
    }
}
