using Google.Protobuf.WellKnownTypes;
using Proxmox.LocalEngine.Programs;
using Proxmox.LocalEngine.State;
using Proxmox.LocalEngine.Steps;
using Proxmox.LocalEngine.Tests.Fakes;
using Proxmox.LocalEngine.Wire;
using Pulumirpc;

namespace Proxmox.LocalEngine.Tests;

[TestFixture]
public sealed class ProviderResourceTests
{
    [Test]
    public async Task A_provider_that_is_new_is_checked_against_nothing_and_one_that_nobody_needs_is_configured_before_it_ends()
    {
        var endedEarly = false;
        await using var test = await TestStack.StartAsync(provider => provider.OnConfigure = _ =>
        {
            endedEarly = SpinWait.SpinUntil(() => provider.Methods.Contains("Cancel"), TimeSpan.FromMilliseconds(200));
            return new() { AcceptSecrets = true };
        });
        await test.UpAsync(context => context.RegisterProviderAsync("fake", "p", PropertyObject.Empty));
        Assert.Multiple(() =>
        {
            Assert.That(test.Provider.Of<CheckRequest>().Single().Olds, Is.EqualTo(new Google.Protobuf.WellKnownTypes.Struct()));
            Assert.That(endedEarly, Is.False);
        });
    }

    [Test]
    public async Task The_default_provider_is_configured_by_the_stack_in_texts()
    {
        await using var test = await TestStack.StartAsync(adjust: settings => settings with
        {
            Config = settings.Config.Add("fake:insecure", new("true")).Add("fake:token", new("hush", Secret: true))
                .Add("other:key", new("x")),
        });
        await test.UpAsync(TestStack.One(PropertyObject.Empty, request => request.Version = "1.2.3"));
        var configure = test.Provider.Of<ConfigureRequest>().Single();
        Assert.Multiple(() =>
        {
            Assert.That(test.Stack.Snapshot.Find("default_1_2_3")!.Type, Is.EqualTo("pulumi:providers:fake"));
            Assert.That(configure.Args, Is.EqualTo(OnWire.Of(
                ("insecure", OnWire.Text("true")), ("token", OnWire.Secret(OnWire.Text("hush"))), ("version", OnWire.Text("1.2.3")))));
        });
    }

    [Test]
    public async Task A_program_that_names_a_place_to_download_from_now_and_then_has_two_default_providers()
    {
        await using var test = await TestStack.StartAsync();
        await test.UpAsync(async context =>
        {
            await context.RegisterAsync(TestStack.Thing, "a", PropertyObject.Empty, request => request.Version = "1.2.3");
            await context.RegisterAsync(TestStack.Thing, "b", PropertyObject.Empty, request =>
                (request.Version, request.PluginDownloadURL) = ("1.2.3", "github://api.github.com/acme/pulumi-fake"));
        });
        string Of(string name) => Urn.NameOf(ProviderReference.Parse(test.Stack.Snapshot.Find(name)!.Provider).Urn);
        Assert.That((Of("a"), Of("b")), Is.EqualTo(("default_1_2_3", "default_1_2_3_github_/api.github.com/acme/pulumi-fake")));
    }

    [Test]
    public async Task Default_providers_can_be_forbidden()
    {
        await using var test = await TestStack.StartAsync(adjust: settings => settings with
        {
            Config = settings.Config.Add("pulumi:disable-default-providers", new("[\"fake\"]")),
        });
        var result = await test.FailAsync(TestStack.One(PropertyObject.Empty));
        Assert.That(result.Errors, Has.One.Contains("Default provider for 'fake' disabled"));
    }

    [Test]
    public async Task Resources_go_to_the_provider_that_they_name_or_inherit()
    {
        await using var test = await TestStack.StartAsync();
        await test.UpAsync(async context =>
        {
            var provider = await context.RegisterProviderAsync("fake", "mine", PropertyObject.Of(("endpoint", "x")));
            await context.RegisterAsync(TestStack.Thing, "named", PropertyObject.Empty, request =>
                request.Provider = provider.ProviderReference);
            var group = await context.RegisterComponentAsync(
                "my:own:Group", "group", request => request.Providers["fake"] = provider.ProviderReference);
            await context.RegisterAsync(TestStack.Thing, "inherited", PropertyObject.Empty, request => request.Parent = group.Urn);
            var parent = await context.RegisterAsync(TestStack.Thing, "parent", PropertyObject.Empty, request =>
                request.Provider = provider.ProviderReference);
            await context.RegisterAsync(TestStack.Thing, "child", PropertyObject.Empty, request => request.Parent = parent.Urn);
            await context.RegisterAsync(TestStack.Thing, "other", PropertyObject.Empty);
        });
        string Of(string name) => Urn.NameOf(ProviderReference.Parse(test.Stack.Snapshot.Find(name)!.Provider).Urn);
        Assert.That(new[] { "named", "inherited", "parent", "child", "other" }.Select(Of),
            Is.EqualTo(["mine", "mine", "mine", "mine", "default"]));
    }

    [Test]
    public async Task Another_system_replaces_its_resources_and_another_token_does_not()
    {
        static Func<ProgramContext, Task> Program(string endpoint, string token) => async context =>
        {
            var provider = await context.RegisterProviderAsync(
                "fake", "p", PropertyObject.Of(("endpoint", endpoint), ("token", PropertyValue.Secret(token))));
            await context.RegisterAsync(TestStack.Thing, "a", PropertyObject.Empty, request =>
                request.Provider = provider.ProviderReference);
        };
        await using var test = await TestStack.StartAsync(provider => provider.OnDiffConfig = request =>
        {
            var same = request.OldInputs.Equals(request.News);
            var moved = !request.OldInputs.Fields["endpoint"].Equals(request.News.Fields["endpoint"]);
            DiffResponse response = new()
            {
                Changes = same ? DiffResponse.Types.DiffChanges.DiffNone
                : DiffResponse.Types.DiffChanges.DiffSome
            };
            if (moved)
            {
                response.Replaces.Add("endpoint");
            }

            return response;
        });
        await test.UpAsync(Program("one", "t"));
        var id = test.Stack.Snapshot.Find("p")!.Id;
        var token = await test.UpAsync(Program("one", "u"));
        Assert.That((token.StepOf("p")!.Op, token.StepOf("a")!.Op), Is.EqualTo((StepOp.Update, StepOp.Same)));
        Assert.That(test.Stack.Snapshot.Find("p")!.Id, Is.EqualTo(id));
        var moved = await test.UpAsync(Program("two", "u"));
        Assert.That((moved.StepOf("p")!.Op, moved.StepOf("a")!.Op), Is.EqualTo((StepOp.Replace, StepOp.Replace)));
        Assert.That(moved.StepOf("a")!.Keys, Is.EqualTo(["provider"]));
        Assert.That(test.Provider.Of<DeleteRequest>().Single().Id, Is.EqualTo("id-1"));
    }

    [Test]
    public async Task A_provider_whose_configuration_is_unknown_is_not_configured_and_the_engine_answers_for_it()
    {
        static async Task Program(ProgramContext context)
        {
            var source = await context.RegisterAsync(TestStack.Thing, "source", PropertyObject.Empty);
            var provider = await context.RegisterProviderAsync("fake", "p", PropertyObject.Of(("endpoint", source["serial"])));
            var a = await context.RegisterAsync(TestStack.Thing, "a", PropertyObject.Of(("size", 1)), request =>
                request.Provider = provider.ProviderReference);
            Assert.That(a.Outputs, Is.EqualTo(context.IsPreview ? PropertyObject.Empty : PropertyObject.Of(("size", 1), ("serial", 2))));
            var invoked = await context.InvokeAsync("fake:index:get", PropertyObject.Of(("x", 1)), request =>
                request.Provider = provider.ProviderReference);
            Assert.That(invoked.Return, Has.Count.EqualTo(context.IsPreview ? 0 : 1));
        }

        await using var test = await TestStack.StartAsync();
        await test.PreviewAsync(Program);
        Assert.Multiple(() =>
        {
            Assert.That(test.Provider.Of<ConfigureRequest>().Select(configure => configure.Name), Is.EqualTo(["default"]));
            Assert.That(test.Provider.Of<CheckRequest>().Single(check => check.Name == "p").News.Fields["endpoint"],
                Is.EqualTo(OnWire.Unknown));
            Assert.That(test.Provider.Of<CheckRequest>().Select(check => check.Name), Does.Not.Contain("a"));
        });

        test.Provider.Forget();
        await test.UpAsync(Program);
        Assert.That(test.Provider.Of<ConfigureRequest>().Last().Args.Fields["endpoint"].NumberValue, Is.EqualTo(1));
    }

    [Test]
    public async Task A_comparison_that_needs_an_unknown_configuration_is_taken_for_an_update_and_told()
    {
        static Func<ProgramContext, Task> Program(int size) => async context =>
        {
            var source = await context.RegisterAsync(TestStack.Thing, "source", PropertyObject.Of(("identity", size)));
            var provider = await context.RegisterProviderAsync("fake", "p", PropertyObject.Of(("endpoint", source["serial"])));
            await context.RegisterAsync(TestStack.Thing, "a", PropertyObject.Of(("size", 1)), request =>
                request.Provider = provider.ProviderReference);
        };
        await using var test = await TestStack.StartAsync();
        await test.UpAsync(Program(1));
        var preview = await test.PreviewAsync(Program(2));
        Assert.That(preview.StepOf("a")!.Op, Is.EqualTo(StepOp.Update));
        Assert.That(preview.Warnings, Has.One.Contains("not known during preview"));
    }

    [Test]
    public async Task A_version_that_a_provider_drops_is_put_back()
    {
        await using var test = await TestStack.StartAsync(provider => provider.OnCheckConfig = _ => new() { Inputs = new Struct() });
        await test.UpAsync(context => context.RegisterProviderAsync("fake", "p", PropertyObject.Of(("version", "1.0.0"))));
        Assert.That(test.Stack.Snapshot.Find("p")!.Inputs, Is.EqualTo(PropertyObject.Of(("version", "1.0.0"))));
    }

    [Test]
    public async Task What_the_engine_keeps_in_a_providers_inputs_is_not_the_providers_business()
    {
        await using var test = await TestStack.StartAsync();
        await test.UpAsync(TestStack.One(PropertyObject.Empty, request => request.PluginDownloadURL = "https://example.com"));
        Assert.Multiple(() =>
        {
            Assert.That(test.Provider.Of<CheckRequest>().First().News.Fields, Is.Empty);
            Assert.That(test.Provider.Of<ConfigureRequest>().Single().Args.Fields, Is.Empty);
            Assert.That(test.Stack.Snapshot.Find("default_https_/example.com")!.Inputs.Keys, Is.EqualTo(["__internal"]));
        });
    }

    [Test]
    public async Task A_provider_in_a_previewed_creation_has_an_unknown_id()
    {
        await using var test = await TestStack.StartAsync();
        await test.PreviewAsync(context => context.RegisterProviderAsync("fake", "p", PropertyObject.Empty));
        Assert.That(test.Provider.Of<ConfigureRequest>().Single().Id, Is.EqualTo(WireNames.Unknown));
    }
}
