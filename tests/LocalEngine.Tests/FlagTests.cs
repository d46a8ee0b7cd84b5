using Google.Protobuf.WellKnownTypes;
using Proxmox.LocalEngine.Tests.Fakes;
using Proxmox.LocalEngine.Wire;
using Pulumirpc;

namespace Proxmox.LocalEngine.Tests;

/// <summary>Who is told of secrets, references, unknowns and outputs.</summary>
[TestFixture]
public sealed class FlagTests
{
    private static readonly PropertyObject Special = PropertyObject.Of(
        ("secret", PropertyValue.Secret("hush")),
        ("nested", PropertyObject.Of(("deep", PropertyValue.List(1, PropertyValue.Secret(true))))),
        ("reference", new ResourceReference("urn:pulumi:dev::test::x:y:Z::z", "z-id", "1.0.0")),
        ("component", new ResourceReference("urn:pulumi:dev::test::x:y:Z::c", null)));

    [Test]
    public async Task Configuration_checks_never_see_what_is_secret_and_Configure_always_does()
    {
        await using var test = await TestStack.StartAsync();
        await test.UpAsync(context => context.RegisterProviderAsync(
            "fake", "p", PropertyObject.Of(("token", PropertyValue.Secret("hush")), ("count", 3))));
        var check = test.Provider.Of<CheckRequest>().Single();
        var configure = test.Provider.Of<ConfigureRequest>().Single();
        Assert.Multiple(() =>
        {
            Assert.That(check.News.Fields["token"], Is.EqualTo(Value.ForString("hush")));
            Assert.That(configure.Args.Fields["token"], Is.EqualTo(OnWire.Secret(Value.ForString("hush"))));
#pragma warning disable CS0612 // Sent as long as there are providers that read it.
            Assert.That(configure.Variables,
                Is.EqualTo(new Dictionary<string, string> { ["fake:config:count"] = "3", ["fake:config:token"] = "hush" }));
#pragma warning restore CS0612
            Assert.That(configure.AcceptSecrets && configure.AcceptResources && configure.SendsOldInputs
                && configure.SendsOldInputsToDelete, Is.True);
            Assert.That(configure.Urn, Is.EqualTo(TestStack.UrnOf("p", "pulumi:providers:fake")));
            Assert.That(test.Stack.Snapshot.Find("p")!.Inputs["token"].IsSecret, Is.True, "secretness is put back by name");
            Assert.That(test.Stack.Snapshot.Find("p")!.Outputs["token"].IsSecret, Is.True);
            Assert.That(configure.Id, Is.EqualTo(test.Stack.Snapshot.Find("p")!.Id));
        });
    }

    [Test]
    public async Task A_provider_that_takes_secrets_and_references_gets_them_in_every_call()
    {
        await using var test = await TestStack.StartAsync();
        await test.UpAsync(TestStack.One(Special));
        await test.UpAsync(TestStack.One(Special.With("size", 1)));
        await test.Stack.RefreshAsync();
        await test.Stack.DestroyAsync();
        var secret = OnWire.Secret(Value.ForString("hush"));
        IEnumerable<Struct> sent =
        [
            .. test.Provider.Of<CheckRequest>().Where(check => check.Type == TestStack.Thing).Select(check => check.News),
            .. test.Provider.Of<CreateRequest>().Select(create => create.Properties),
            .. test.Provider.Of<DiffRequest>().Where(diff => diff.Type == TestStack.Thing)
                .SelectMany(diff => new[] { diff.News, diff.Olds, diff.OldInputs }),
            .. test.Provider.Of<UpdateRequest>().SelectMany(update => new[] { update.News, update.Olds, update.OldInputs }),
            .. test.Provider.Of<ReadRequest>().SelectMany(read => new[] { read.Properties, read.Inputs }),
            .. test.Provider.Of<DeleteRequest>().SelectMany(delete => new[] { delete.Properties, delete.OldInputs }),
        ];
        Assert.That(sent.Count(), Is.GreaterThan(12));
        Assert.That(sent, Has.All.Matches<Struct>(properties => properties!.Fields["secret"].Equals(secret)));
        Assert.That(sent,
            Has.All.Matches<Struct>(properties => properties!.Fields["reference"].StructValue.Fields["id"].StringValue == "z-id"));
    }

    [Test]
    public async Task A_provider_that_takes_neither_gets_plain_values_and_its_outputs_are_marked_by_name()
    {
        await using var test = await TestStack.StartAsync(provider => provider.Agreement = new());
        await test.UpAsync(TestStack.One(Special));
        var sent = test.Provider.Of<CreateRequest>().Single().Properties;
        var recorded = test.Stack.Snapshot.Find("a")!;
        Assert.Multiple(() =>
        {
            Assert.That(sent.Fields["secret"], Is.EqualTo(Value.ForString("hush")));
            Assert.That(sent.Fields["reference"], Is.EqualTo(Value.ForString("z-id")), "a reference becomes its id");
            Assert.That(sent.Fields["component"], Is.EqualTo(Value.ForString("urn:pulumi:dev::test::x:y:Z::c")),
                "a component has only a URN");
            Assert.That(recorded.Inputs["secret"], Is.EqualTo(PropertyValue.Secret("hush")));
            Assert.That(recorded.Outputs["secret"].IsSecret, Is.True);
            Assert.That(((PropertyObject)recorded.Outputs["nested"])["deep"].IsSecret, Is.True,
                "a list with a secret in it is secret as a whole");
        });
    }

    [Test]
    public async Task Without_a_handshake_Configures_answer_decides()
    {
        await using var test = await TestStack.StartAsync(provider =>
        {
            provider.Agreement = null;
            provider.OnConfigure = _ => new() { AcceptSecrets = true, SupportsPreview = false };
        });
        await test.PreviewAsync(TestStack.One(Special));
        Assert.Multiple(() =>
        {
            Assert.That(test.Provider.Methods, Does.Not.Contain("Create"), "a provider that cannot preview is not asked to");
            Assert.That(test.Provider.Of<CheckRequest>().Last().News.Fields["secret"], Is.EqualTo(OnWire.Secret(Value.ForString("hush"))));
        });
    }

    [Test]
    public async Task Unknowns_are_sent_in_previews()
    {
        await using var test = await TestStack.StartAsync();
        await test.PreviewAsync(async context =>
        {
            var a = await context.RegisterAsync(TestStack.Thing, "a", PropertyObject.Empty);
            await context.RegisterAsync(TestStack.Thing, "b",
                PropertyObject.Of(("of", a["serial"]), ("many", PropertyValue.List(PropertyValue.Secret(PropertyValue.Unknown)))));
        });
        var create = test.Provider.Of<CreateRequest>().Last();
        Assert.Multiple(() =>
        {
            Assert.That(create.Properties.Fields["of"], Is.EqualTo(OnWire.Unknown));
            Assert.That(create.Properties.Fields["many"].ListValue.Values[0], Is.EqualTo(OnWire.Secret(OnWire.Unknown)));
        });
    }

    [Test]
    public async Task A_real_answer_with_an_unknown_in_it_is_refused()
    {
        await using var test = await TestStack.StartAsync(provider =>
            provider.OnCreate = _ => Task.FromResult(new CreateResponse { Id = "x", Properties = OnWire.Of(("size", OnWire.Unknown)) }));
        var result = await test.FailAsync(TestStack.One(PropertyObject.Empty));
        Assert.That(result.Errors, Has.One.Contains("unexpected unknown property value for \"size\""));
    }

    [Test]
    public async Task Functions_are_called_without_what_is_unknown_and_are_told_of_previews()
    {
        await using var test = await TestStack.StartAsync();
        await test.PreviewAsync(context => context.InvokeAsync(
            "fake:index:get", PropertyObject.Of(("known", PropertyValue.Secret("x")), ("unknown", PropertyValue.Unknown))));
        var invoke = test.Provider.Of<InvokeRequest>().Single();
        Assert.Multiple(() =>
        {
            Assert.That(invoke.Args, Is.EqualTo(OnWire.Of(("known", OnWire.Secret(Value.ForString("x"))))));
            Assert.That(invoke.Preview, Is.True);
        });
    }

    [Test]
    public async Task What_a_function_returns_is_secret_when_it_got_a_secret_that_it_could_not_be_told_of()
    {
        await using var test = await TestStack.StartAsync(provider => provider.Agreement = new());
        PropertyObject? returned = null;
        await test.UpAsync(async context =>
            returned = (await context.InvokeAsync("fake:index:get", PropertyObject.Of(("a", PropertyValue.Secret("x")), ("b", 1)))).Return);
        Assert.That(returned!.Values, Has.All.Property(nameof(PropertyValue.IsSecret)).True);
    }

    [Test]
    public async Task Assets_travel_as_hashes_where_their_contents_do_not_matter()
    {
        await using var test = await TestStack.StartAsync();
        PropertyObject Inputs(int size) => PropertyObject.Of(("file", new Asset("", "hello", null, null)), ("size", size));
        await test.UpAsync(TestStack.One(Inputs(1)));
        await test.UpAsync(TestStack.One(Inputs(2)));
        const string hash = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
        var created = test.Provider.Of<CreateRequest>().Single().Properties.Fields["file"].StructValue;
        var compared = test.Provider.Of<DiffRequest>().Last().News.Fields["file"].StructValue;
        var update = test.Provider.Of<UpdateRequest>().Single();
        Assert.Multiple(() =>
        {
            Assert.That(created.Fields["text"].StringValue, Is.EqualTo("hello"));
            Assert.That(created.Fields["hash"].StringValue, Is.EqualTo(hash));
            Assert.That(compared.Fields.Keys, Does.Not.Contain("text"));
            Assert.That(compared.Fields["hash"].StringValue, Is.EqualTo(hash));
            Assert.That(update.News.Fields["file"].StructValue.Fields["text"].StringValue, Is.EqualTo("hello"));
            Assert.That(update.OldInputs.Fields["file"].StructValue.Fields.Keys, Does.Not.Contain("text"));
        });
    }
}
