using Grpc.Core;
using Proxmox.LocalEngine.Logs;
using Proxmox.LocalEngine.Programs;
using Proxmox.LocalEngine.Tests.Fakes;
using Proxmox.LocalEngine.Wire;
using Pulumirpc;

namespace Proxmox.LocalEngine.Tests;

/// <summary>What a program may ask beside registering resources.</summary>
[TestFixture]
public sealed class MonitorTests
{
    [TestCase("secrets", true)]
    [TestCase("resourceReferences", true)]
    [TestCase("outputValues", true)]
    [TestCase("aliasSpecs", true)]
    [TestCase("deletedWith", true)]
    [TestCase("parameterization", true)]
    [TestCase("transforms", false)]
    [TestCase("resourceHooks", false)]
    [TestCase("something new", false)]
    public async Task It_says_what_it_knows(string feature, bool known)
    {
        await using var test = await TestStack.StartAsync();
        var answer = !known;
        await test.UpAsync(async context => answer = (await context.Monitor.SupportsFeatureAsync(new() { Id = feature })).HasSupport);
        Assert.That(answer, Is.EqualTo(known));
    }

    [Test]
    public async Task It_tells_of_the_deployment()
    {
        await using var test = await TestStack.StartAsync(
            adjust: settings => settings with { Config = settings.Config.Add("a:b", new("c", Secret: true)) });
        DeploymentInfo? info = null;
        await test.PreviewAsync(async context => info = await context.Monitor.GetDeploymentInfoAsync(new()));
        Assert.Multiple(() =>
        {
            Assert.That((info!.Project, info.Stack, info.Organization, info.DryRun), Is.EqualTo(("test", "dev", "organization", true)));
            Assert.That(info.Config, Is.EqualTo(new Dictionary<string, string> { ["a:b"] = "c" }));
            Assert.That(info.ConfigSecretKeys, Is.EqualTo(["a:b"]));
        });
    }

    [Test]
    public async Task A_package_that_was_registered_is_known_by_its_reference()
    {
        await using var test = await TestStack.StartAsync();
        await test.UpAsync(async context =>
        {
            var reference = (await context.Monitor.RegisterPackageAsync(new() { Name = "fake", Version = "4.5.6" })).Ref;
            await context.RegisterAsync(TestStack.Thing, "a", PropertyObject.Empty, request => request.PackageRef = reference);
        });
        Assert.That(test.Stack.Snapshot.Find("default_4_5_6"), Is.Not.Null);
    }

    [Test]
    public async Task What_it_does_not_know_it_refuses()
    {
        static async Task<string> Refused(ProgramContext context, Action<RegisterResourceRequest> options)
        {
            try
            {
                await context.RegisterAsync(TestStack.Thing, "x", PropertyObject.Empty, options);
                return "";
            }
            catch (RpcException exception) when (exception.StatusCode == StatusCode.Unimplemented)
            {
                return exception.Status.Detail;
            }
        }

        await using var test = await TestStack.StartAsync();
        List<string> refused = [];
        await test.UpAsync(async context =>
        {
            refused.Add(await Refused(context, request => request.Remote = true));
            refused.Add(await Refused(context, request => request.Transforms.Add(new Callback())));
            refused.Add(await Refused(context, request => request.Hooks = new() { BeforeCreate = { "hook" } }));
            refused.Add(await Refused(context, request => request.ReplacementTrigger = OnWire.Text("now")));
            refused.Add(await Refused(context, request => request.Hooks = new()));
        });
        Assert.That(refused, Is.EqualTo(
        [
            "This engine knows no remote components.", "This engine knows no transforms.", "This engine knows no resource hooks.",
                "This engine knows no replacement triggers.", "",
        ]));
    }

    [Test]
    public async Task A_resource_of_the_deployment_can_be_looked_up()
    {
        await using var test = await TestStack.StartAsync();
        PropertyObject? found = null;
        await test.UpAsync(async context =>
        {
            var a = await context.RegisterAsync(TestStack.Thing, "a", PropertyObject.Of(("size", 1)));
            found = (await context.InvokeAsync("pulumi:pulumi:getResource", PropertyObject.Of(("urn", a.Urn)))).Return;
        });
        Assert.That(found, Is.EqualTo(PropertyObject.Of(
            ("urn", TestStack.UrnOf("a")), ("id", "id-1"), ("state", PropertyObject.Of(("size", 1), ("serial", 1))))));
    }

    [Test]
    public async Task Outputs_that_are_not_wholly_known_reach_only_programs_that_take_them()
    {
        static PropertyObject Inputs() => PropertyObject.Of(("known", 1), ("partly", PropertyValue.List(1, PropertyValue.Unknown)));
        await using var test = await TestStack.StartAsync();
        PropertyObject? stripped = null;
        PropertyObject? whole = null;
        await test.PreviewAsync(async context =>
        {
            stripped = (await context.RegisterAsync(TestStack.Thing, "a", Inputs())).Outputs;
            whole = (await context.RegisterAsync(TestStack.Thing, "b", Inputs(), request => request.SupportsPartialValues = true)).Outputs;
        });
        Assert.That(stripped!.Keys, Is.EqualTo(["known"]));
        Assert.That(whole, Is.EqualTo(Inputs()));
    }

    [Test]
    public async Task Failures_of_a_function_reach_the_program_and_its_errors_name_it()
    {
        await using var test = await TestStack.StartAsync(provider =>
            provider.OnInvoke = request => request.Args.Fields.Count == 0
                ? throw new RpcException(new(StatusCode.NotFound, "no such thing"))
                : new() { Failures = { new CheckFailure { Property = "a", Reason = "is odd" } } });
        IReadOnlyList<string> failures = [];
        var result = await test.FailAsync(async context =>
        {
            failures = (await context.InvokeAsync("fake:index:get", PropertyObject.Of(("a", 1)))).Failures;
            await context.InvokeAsync("fake:index:get", PropertyObject.Empty);
        });
        Assert.That(failures, Is.EqualTo(["a: is odd"]));
        Assert.That(result.Errors, Is.EqualTo(["invocation of fake:index:get returned an error: no such thing"]));
    }

    [Test]
    public async Task Messages_come_through_with_their_resource_and_weight()
    {
        await using var test = await TestStack.StartAsync();
        var result = await test.UpAsync(context => context.LogAsync(LogSeverity.Warning, "take care"));
        Assert.That(result.Diagnostics, Is.EqualTo([new Diagnostic(Severity.Warning, "", "take care")]));
    }

    [Test]
    public async Task Dependencies_are_recorded_from_what_the_values_say()
    {
        await using var test = await TestStack.StartAsync();
        await test.UpAsync(async context =>
        {
            var a = await context.RegisterAsync(TestStack.Thing, "a", PropertyObject.Empty);
            var b = await context.RegisterAsync(TestStack.Thing, "b", PropertyObject.Empty);
            await context.RegisterAsync(TestStack.Thing, "c", PropertyObject.Of(("of", PropertyValue.List(a["serial"])), ("plain", 1)),
                request => request.Dependencies.Add(b.Urn));
        });
        var recorded = test.Stack.Snapshot.Find("c")!;
        Assert.Multiple(() =>
        {
            Assert.That(recorded.Dependencies, Is.EqualTo([TestStack.UrnOf("a"), TestStack.UrnOf("b")]));
            Assert.That(recorded.PropertyDependencies["of"], Is.EqualTo([TestStack.UrnOf("a")]));
            Assert.That(recorded.PropertyDependencies["plain"], Is.Empty);
            Assert.That(test.Provider.Of<CreateRequest>().Last().Properties.Fields["of"].ListValue.Values[0].NumberValue, Is.EqualTo(1),
                "a provider sees plain values");
        });
    }
}
