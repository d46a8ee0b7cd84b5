using Pulumi.StandIn.Tests.Engines;
using Pulumi.StandIn.Tests.Samples;

namespace Pulumi.StandIn.Tests.Programs;

public sealed class AliasTests
{
    private const string BoxType = "acme:index:Box";

    private FakeEngine engine = null!;

    [SetUp]
    public async Task StartAsync() => engine = await FakeEngine.StartAsync();

    [TearDown]
    public async Task StopAsync() => await engine.DisposeAsync();

    [Test]
    public async Task Aliases_are_sent_by_their_parts()
    {
        await engine.RunAsync(() => _ = new Box("a", null, new()
        {
            Aliases =
            {
                new Alias { Urn = "urn:pulumi:dev::infra::acme:index:Box::old" },
                new Alias { Name = "before", Type = "acme:index:Case", Stack = "test", Project = "old" },
                new Alias { NoParent = true },
                new Alias { Parent = new Box("parent") },
                new Alias { ParentUrn = "urn:pulumi:dev::infra::acme:index:Box::above" },
            },
        }));

        Assert.That(engine.Monitor.Resources["a"].Aliases, Is.EqualTo(new Pulumirpc.Alias[]
        {
            new() { Urn = "urn:pulumi:dev::infra::acme:index:Box::old" },
            new() { Spec = new() { Name = "before", Type = "acme:index:Case", Stack = "test", Project = "old", NoParent = false } },
            new() { Spec = new() { NoParent = true } },
            new() { Spec = new() { ParentUrn = FakeMonitor.UrnOf(BoxType, "parent") } },
            new() { Spec = new() { ParentUrn = "urn:pulumi:dev::infra::acme:index:Box::above" } },
        }));
        Assert.That(engine.Monitor.Resources["a"].AliasURNs, Is.Empty);
    }

    [Test]
    public async Task An_engine_that_takes_only_URNs_gets_those_that_parents_cause_too()
    {
        engine.Monitor.Features.Remove("aliasSpecs");

        await engine.RunAsync(() =>
        {
            Box parent = new("rack", null, new() { Aliases = { new Alias { Name = "shelf" } } });
            _ = new Box("rack-box", null, new() { Parent = parent, Aliases = { new Alias { Type = "acme:index:Case" } } });
        });

        Assert.That(engine.Monitor.Resources["rack"].AliasURNs, Is.EqualTo((string[])["urn:pulumi:dev::infra::acme:index:Box::shelf"]));
        Assert.That(engine.Monitor.Resources["rack-box"].AliasURNs, Is.EqualTo((string[])
        [
            "urn:pulumi:dev::infra::acme:index:Box$acme:index:Case::rack-box",
            "urn:pulumi:dev::infra::acme:index:Box$acme:index:Box::shelf-box",
            "urn:pulumi:dev::infra::acme:index:Box$acme:index:Case::shelf-box",
        ]));
    }

    private static IEnumerable<TestCaseData<Alias>> Contradictions() =>
    [
        new(new Alias { NoParent = true, ParentUrn = "urn:x" }),
        new(new Alias { Urn = "urn:x", Name = "a" }),
        new(new Alias { Urn = "urn:x", NoParent = true }),
    ];

    [TestCaseSource(nameof(Contradictions))]
    public async Task An_alias_that_contradicts_itself_is_an_error(Alias alias)
    {
        var exitCode = await engine.RunAsync(() => _ = new Box("a", null, new() { Aliases = { alias } }));

        Assert.That(exitCode, Is.EqualTo(32));
        Assert.That(engine.Log.Errors[0], Does.Contain("alias"));
    }

    [Test]
    public async Task A_URN_is_made_of_its_parts()
    {
        List<Task<string>> urns = [];

        await engine.RunAsync(() =>
        {
            foreach (var urn in new[]
            {
                Urn.Create("a", BoxType),
                Urn.Create("a", BoxType, project: "other", stack: Output.Create("prod")),
                Urn.Create("a", BoxType, parentUrn: "urn:pulumi:dev::infra::acme:index:Rack::r"),
                Urn.Create("a", BoxType, parent: new Box("b")),
            })
            {
                urns.Add(Pulumi.Utilities.OutputUtilities.GetValueAsync(urn));
            }
        });

        Assert.That(await Task.WhenAll(urns), Is.EqualTo((string[])
        [
            "urn:pulumi:dev::infra::acme:index:Box::a",
            "urn:pulumi:prod::other::acme:index:Box::a",
            "urn:pulumi:dev::infra::acme:index:Rack$acme:index:Box::a",
            "urn:pulumi:dev::infra::acme:index:Box$acme:index:Box::a",
        ]));
        Assert.That(() => Urn.Create("a", BoxType, new DependencyResource("urn:x"), "urn:y"), Throws.ArgumentException);
        Assert.That((string)new Urn("urn:x"), Is.EqualTo("urn:x"));
        Assert.That(new Urn("urn:x") == new Urn("urn:x"), Is.True);
        Assert.That(() => new Urn(""), Throws.ArgumentException);
    }
}
