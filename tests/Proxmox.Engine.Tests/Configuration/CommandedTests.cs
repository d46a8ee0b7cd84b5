using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Tests.Declarations;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Tests.Configuration;

/// <summary>A provider whose credentials a command gives, which is a shell script here.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Platform("Unix")]
internal sealed class CommandedTests
{
    private const string Answer = """{"api_token": "anna@pve!ci=x", "endpoint": "https://there:8006"}""";
    private string _folder = "";

    private int Runs => File.Exists(Path.Combine(_folder, "runs")) ? File.ReadAllLines(Path.Combine(_folder, "runs")).Length : 0;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("command").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task It_is_run_once_when_an_operation_needs_it_and_tells_who_the_provider_is_and_where()
    {
        var seen = new List<string>();
        var widget = Widget.Declaration;
        var resource = widget with
        {
            Hooks = widget.Hooks with
            {
                Preflight = (session, _, _) =>
                {
                    seen.Add($"{session.Caller} {session.Endpoints.Single()}");
                    session.Elsewhere(options => options with { Endpoints = ["https://other"] });
                    return Task.CompletedTask;
                },
            },
        };
        var (provider, connected) = Provider(resource, $"echo '{Answer}'");
        Assert.That(Runs, Is.Zero, "a configuration runs nothing");
        for (var number = 0; number < 3; number++)
        {
            Assert.That(Bench.Texts((await PlanAsync(provider, resource)).Diagnostics), Is.Empty);
        }

        Assert.That(Runs, Is.EqualTo(1));
        Assert.That(seen, Has.All.EqualTo("anna@pve!ci https://there:8006/").And.Exactly(3).Items);
        Assert.That(connected.Skip(1).Select(options => (options.ApiToken, options.Endpoints.Single())),
            Has.All.EqualTo(("anna@pve!ci=x", "https://other")));
    }

    [Test]
    public async Task A_failure_is_one_error_of_the_plan_and_names_the_remedy()
    {
        var widget = Widget.Declaration;
        var resource = widget with
        {
            Hooks = widget.Hooks with { Preflight = (session, _, cancel) => session.Pve.GetAsync("/widgets", cancel: cancel) },
        };
        var (provider, _) = Provider(resource, "echo canary; echo 'the vault is sealed' >&2; exit 3");
        var told = (await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => PlanAsync(provider, resource))))
            .SelectMany(plan => Bench.Texts(plan.Diagnostics)).ToList();
        Assert.That(told.Single(), Does.StartWith("Error at -: Could not plan widget: credentials_command (sh) has failed with exit code "
            + "3: "
            + "the vault is sealed").And.Contain("Run the command by hand").And.Not.Contain("canary"));
        Assert.That(Runs, Is.EqualTo(1));
    }

    private (Provider Provider, List<PveOptions> Connected) Provider(Resource resource, string script)
    {
        var connected = new List<PveOptions>();
        var provider = new Provider(new Catalog([resource], []), new()
        {
            Environment = _ => null,
            Connect = (options, _, _) =>
            {
                connected.Add(options);
                return Widget.Pve();
            },
        });
        var words = new[] { "/bin/sh", "-c", $"echo run >> {_folder}/runs\n{script}" }.Select(word => Value.Of(word));
        Assert.That(provider.Configure(Value.Object(("credentials_command", Value.List(words)))), Is.Empty);
        return (provider, connected);
    }

    private static Task<PlanAnswer> PlanAsync(Provider provider, Resource resource) => provider.PlanAsync(
        resource, new(Value.Null, Bench.Complete(resource.Attributes, Value.Object(("name", "w1"))), ManagedAttributes.Empty),
        CancellationToken.None);
}
