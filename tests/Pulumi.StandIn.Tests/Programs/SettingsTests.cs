using Pulumi.StandIn.Tests.Engines;
using Pulumi.StandIn.Tests.Samples;

namespace Pulumi.StandIn.Tests.Programs;

/// <summary>What a language host tells a program.</summary>
public sealed class SettingsTests
{
    private static readonly Dictionary<string, string> Complete = new()
    {
        ["PULUMI_MONITOR"] = "127.0.0.1:1001",
        ["PULUMI_ENGINE"] = "127.0.0.1:1002",
        ["PULUMI_PROJECT"] = "infra",
        ["PULUMI_STACK"] = "dev",
        ["PULUMI_DRY_RUN"] = "true",
        ["PULUMI_QUERY_MODE"] = "false",
        ["PULUMI_PARALLEL"] = "16",
    };

    [Test]
    public void The_necessary_settings_suffice()
    {
        var settings = ProgramSettings.Read(Complete.GetValueOrDefault);

        Assert.That((settings.Monitor, settings.Engine, settings.Project, settings.Stack),
            Is.EqualTo(("127.0.0.1:1001", "127.0.0.1:1002", "infra", "dev")));
        Assert.That((settings.IsDryRun, settings.Organization, settings.RootDirectory), Is.EqualTo((true, "organization", (string?)null)));
        Assert.That((settings.Config, settings.RefusesReferences), Is.EqualTo((settings.Config.Clear(), false)));
    }

    [Test]
    public void The_other_settings_are_heeded()
    {
        Dictionary<string, string> all = new(Complete)
        {
            ["PULUMI_ORGANIZATION"] = "acme",
            ["PULUMI_ROOT_DIRECTORY"] = "/projects/infra",
            ["PULUMI_DISABLE_RESOURCE_REFERENCES"] = "true",
            ["PULUMI_CONFIG"] = """{"acme:a":"1","acme:config:b":"2","acme:c:d":"3","n":"4"}""",
        };

        var settings = ProgramSettings.Read(all.GetValueOrDefault);

        Assert.That((settings.Organization, settings.RootDirectory, settings.RefusesReferences),
            Is.EqualTo(("acme", "/projects/infra", true)));
        Assert.That(settings.Config, Is.EquivalentTo(new Dictionary<string, string>
        {
            ["acme:a"] = "1",
            ["acme:b"] = "2",
            ["acme:c:d"] = "3",
            ["n"] = "4",
        }));
    }

    private static IEnumerable<TestCaseData<string, string?>> Incomplete() =>
        Complete.Keys.SelectMany(key => new TestCaseData<string, string?>[]
    {
        new(key, null),
        new(key, key is "PULUMI_DRY_RUN" or "PULUMI_QUERY_MODE" or "PULUMI_PARALLEL" ? "maybe" : ""),
    });

    [TestCaseSource(nameof(Incomplete))]
    public void A_program_that_no_language_host_has_started_is_told_how_to_run(string key, string? value)
    {
        var settings = Complete.ToDictionary(pair => pair.Key, pair => (string?)pair.Value);
        settings[key] = value;

        Assert.That(
            () => ProgramSettings.Read(settings.GetValueOrDefault), Throws.InvalidOperationException.With.Message.Contain("`pulumi` CLI"));
    }

    [Test]
    [NonParallelizable]
    public async Task A_program_finds_its_engine_by_the_environment()
    {
        await using var engine = await FakeEngine.StartAsync();
        Dictionary<string, string> own = new(Complete) { ["PULUMI_MONITOR"] = engine.Address, ["PULUMI_ENGINE"] = engine.Address };
        var before = Environment.ExitCode;
        try
        {
            foreach ((var key, var value) in own)
            {
                Environment.SetEnvironmentVariable(key, value);
            }

            Assert.That(await Deployment.RunAsync(() => { _ = new Box("a"); }), Is.Zero);
            Assert.That(await Deployment.RunAsync(() => new Dictionary<string, object?> { ["id"] = new Box("b").Urn }), Is.Zero);
            Assert.That(await Deployment.RunAsync(async () => await Task.FromResult(new Box("c"))), Is.Zero);
            Assert.That(await Deployment.RunAsync<Plain>(), Is.Zero);
            Assert.That(await Deployment.RunAsync<Plain>(new Services()), Is.Zero);
            Assert.That(await Deployment.RunAsync(void () => throw new RunException("wrong")), Is.EqualTo(32));
            Assert.That(Environment.ExitCode, Is.EqualTo(32));
            Assert.That(() => Deployment.Instance, Throws.InvalidOperationException);
        }
        finally
        {
            foreach (var key in own.Keys)
            {
                Environment.SetEnvironmentVariable(key, null);
            }

            Environment.ExitCode = before;
        }

        Assert.That(engine.Monitor.Of<Pulumirpc.RegisterResourceRequest>().Where(request => request.Custom).Select(request => request.Name),
            Is.EqualTo((string[])["a", "b", "c", "d", "d"]));
    }

    public sealed class Plain : Stack
    {
        public Plain() => _ = new Box("d");
    }

    private sealed class Services : IServiceProvider
    {
        public object? GetService(Type serviceType) => new Plain();
    }
}
