using Grpc.Core;
using Proxmox.LocalEngine.State;
using Proxmox.LocalEngine.Tests.Fakes;
using Proxmox.LocalEngine.Wire;
using Pulumirpc;

namespace Proxmox.LocalEngine.Tests;

[TestFixture]
public sealed class StateTests
{
    private string _folder = "";

    private string FilePath => Path.Combine(_folder, "state.json");

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("local-engine-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task The_file_holds_everything_and_no_secret_in_clear()
    {
        var inputs = PropertyObject.Of(
            ("key", PropertyValue.Secret(PropertyObject.Of(("inner", "canary-one")))),
            ("list", PropertyValue.List(1.5, true, PropertyValue.Null, PropertyValue.Secret("canary-two"))),
            ("asset", new Asset("", "text", null, null)),
            ("bytes", new ByteString([0xff, 0x00])),
            ("reference", new ResourceReference("urn:pulumi:dev::test::x:y:Z::z", "z-id")));
        await using (var test = await StartAsync())
        {
            test.Stack.SetConfig("test:password", new("canary-three", Secret: true));
            await test.UpAsync(async context =>
            {
                var a = await context.RegisterAsync(TestStack.Thing, "a", inputs, request =>
                {
                    request.IgnoreChanges.Add("x");
                    request.CustomTimeouts = new() { Create = "1s" };
                    request.Protect = true;
                });
                await context.RegisterAsync(TestStack.Thing, "b", PropertyObject.Of(("of", a["serial"])));
                context.Export("out", PropertyValue.Secret("canary-four"));
            });
        }

        using var again = Stack.Open(new() { StateFile = FilePath, Passphrase = "sesame" });
        var recorded = again.Snapshot.Find("a")!;
        var expected = inputs.With("asset", ((Asset)inputs["asset"]) with { Hash = ((Asset)recorded.Inputs["asset"]).Hash });
        Assert.Multiple(() =>
        {
            Assert.That(File.ReadAllText(FilePath), Does.Not.Contain("canary"));
            Assert.That(recorded.Inputs, Is.EqualTo(expected));
            Assert.That((recorded.Protect, recorded.CustomTimeouts.Create), Is.EqualTo((true, 1d)));
            Assert.That(recorded.IgnoreChanges, Is.EqualTo(["x"]));
            Assert.That(again.Snapshot.Find("b")!.PropertyDependencies["of"], Is.EqualTo([recorded.Urn]));
            Assert.That(again.Snapshot.Outputs["out"], Is.EqualTo(PropertyValue.Secret("canary-four")));
            Assert.That(again.Config["test:password"], Is.EqualTo(new ConfigValue("canary-three", Secret: true)));
        });
    }

    [Test]
    public async Task Another_passphrase_opens_nothing()
    {
        await using (var test = await StartAsync())
        {
            await test.UpAsync(TestStack.One(PropertyObject.Empty));
        }

        Assert.That(() => Stack.Open(new() { StateFile = FilePath, Passphrase = "other" }),
            Throws.TypeOf<StateException>().With.Message.Contains("passphrase"));
    }

    [Test]
    public async Task What_was_done_is_written_before_the_next_thing_begins()
    {
        Snapshot? during = null;
        await using var test = await StartAsync(provider => provider.OnCreate = request =>
        {
            if (request.Name == "b")
            {
                during = Written();
            }

            return Task.FromResult(new CreateResponse { Id = request.Name, Properties = request.Properties });
        });
        await test.UpAsync(async context =>
        {
            await context.RegisterAsync(TestStack.Thing, "a", PropertyObject.Empty);
            await context.RegisterAsync(TestStack.Thing, "b", PropertyObject.Empty);
        });
        Assert.Multiple(() =>
        {
            Assert.That(during!.Find("a")!.Id, Is.EqualTo("a"), "what is done is recorded");
            Assert.That(during.Find("b"), Is.Null);
            Assert.That(during.Pending.Select(pending => (pending.Kind, pending.Resource.Name)), Is.EqualTo([(PendingKind.Creating, "b")]),
                "what is being done is pending");
            Assert.That(Written().Pending, Is.Empty);
        });
    }

    [Test]
    public async Task What_an_engine_never_ended_is_told_by_the_next_update_until_it_is_cleared()
    {
        await using var test = await StartAsync();
        await test.UpAsync(TestStack.One(PropertyObject.Empty));
        ResourceState lost = new() { Urn = TestStack.UrnOf("lost"), Type = TestStack.Thing, Custom = true };
        var changed = test.Stack.Snapshot.Find("a")!;
        test.Stack.SetSnapshot(
            test.Stack.Snapshot with { Pending = [new(PendingKind.Creating, lost), new(PendingKind.Updating, changed)] });
        var told = await test.UpAsync(TestStack.One(PropertyObject.Empty));
        Assert.That(told.Warnings.Single(),
            Does.Contain("2 pending operations").And.Contain($"{TestStack.UrnOf("lost")}, interrupted while creating"));
        Assert.That(Written().Pending.Select(pending => pending.Kind), Is.EqualTo([PendingKind.Creating]),
            "whether a creation took effect nobody knows yet");

        await test.Stack.RefreshAsync(new() { ClearPendingCreates = true });
        Assert.That(Written().Pending, Is.Empty);
        Assert.That((await test.UpAsync(TestStack.One(PropertyObject.Empty))).Warnings, Is.Empty);
    }

    [Test]
    public async Task A_preview_writes_nothing()
    {
        await using var test = await StartAsync();
        await test.PreviewAsync(TestStack.One(PropertyObject.Empty));
        Assert.That(File.Exists(FilePath), Is.False);
        await test.UpAsync(TestStack.One(PropertyObject.Of(("identity", "x"))));
        var before = File.ReadAllText(FilePath);
        await test.PreviewAsync(TestStack.One(PropertyObject.Of(("identity", "y"))));
        await test.PreviewAsync(_ => Task.CompletedTask);
        Assert.That(File.ReadAllText(FilePath), Is.EqualTo(before));
    }

    [Test]
    public async Task Outputs_of_a_failed_program_are_added_to_those_of_the_last_time()
    {
        await using var test = await StartAsync();
        await test.UpAsync(context =>
        {
            context.Export("old", 1);
            context.Export("both", 1);
            return Task.CompletedTask;
        });
        test.Provider.OnDelete = _ => throw new RpcException(new(StatusCode.FailedPrecondition, "no"));
        await test.UpAsync(async context =>
        {
            await context.RegisterAsync(TestStack.Thing, "a", PropertyObject.Empty);
            context.Export("old", 1);
            context.Export("both", 1);
        });
        await test.FailAsync(context =>
        {
            context.Export("both", 2);
            return Task.CompletedTask;
        });
        Assert.That(test.Stack.Snapshot.Outputs, Is.EqualTo(PropertyObject.Of(("old", 1), ("both", 2))));
    }

    [Test]
    public void Something_else_is_no_state()
    {
        File.WriteAllText(FilePath, "{}");
        Assert.That(() => Stack.Open(new() { StateFile = FilePath }), Throws.TypeOf<StateException>());
    }

    private Snapshot Written()
    {
        using var stack = Stack.Open(new() { StateFile = FilePath, Passphrase = "sesame" });
        return stack.Snapshot;
    }

    private Task<TestStack> StartAsync(Action<ScriptedProvider>? script = null) =>
        TestStack.StartAsync(script, settings => settings with { StateFile = FilePath, Passphrase = "sesame" });
}
