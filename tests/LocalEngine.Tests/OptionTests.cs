using Proxmox.LocalEngine.Deployments;
using Proxmox.LocalEngine.Tests.Fakes;
using Proxmox.LocalEngine.Wire;
using Pulumirpc;

namespace Proxmox.LocalEngine.Tests;

/// <summary>The options that a program gives a resource.</summary>
[TestFixture]
public sealed class OptionTests
{
    [Test]
    public async Task Ignored_changes_never_reach_the_provider()
    {
        await using var test = await TestStack.StartAsync();
        static PropertyObject Inputs(int size, string text) =>
            PropertyObject.Of(("size", size), ("list", PropertyValue.List(PropertyObject.Of(("text", text)))), ("new", text));
        await test.UpAsync(TestStack.One(Inputs(1, "x").Without("new")));
        var result = await test.UpAsync(
            TestStack.One(Inputs(2, "y"), request => request.IgnoreChanges.Add(["size", "list[*].text", "new"])));
        Assert.Multiple(() =>
        {
            Assert.That(TestStack.Told(result), Is.EqualTo(["Same a"]));
            Assert.That(test.Provider.Of<DiffRequest>().Last().News.Fields["size"].NumberValue, Is.EqualTo(1));
            Assert.That(test.Provider.Of<CheckRequest>().Last().News.Fields.Keys, Does.Not.Contain("new"));
            Assert.That(test.Provider.Of<DiffRequest>().Last().IgnoreChanges, Is.EqualTo(["size", "list[*].text", "new"]));
        });
    }

    [Test]
    public async Task What_cannot_be_ignored_is_told()
    {
        await using var test = await TestStack.StartAsync();
        await test.UpAsync(TestStack.One(PropertyObject.Of(("list", PropertyValue.List(1, 2)))));
        var result = await test.UpAsync(
            TestStack.One(PropertyObject.Of(("list", PropertyValue.List(1))), request => request.IgnoreChanges.Add("list[1]")));
        Assert.That(result.Diagnostics.Select(message => message.Message),
            Has.Some.Contains("cannot ignore changes in added or removed elements"));
    }

    [Test]
    public async Task A_change_that_the_program_wants_to_replace_for_replaces()
    {
        await using var test = await TestStack.StartAsync();
        await test.UpAsync(TestStack.One(PropertyObject.Of(("size", 1))));
        var result = await test.UpAsync(
            TestStack.One(PropertyObject.Of(("size", 2)), request => request.ReplaceOnChanges.Add("size")));
        Assert.Multiple(() =>
        {
            Assert.That(result.StepOf("a")!.Op, Is.EqualTo(Steps.StepOp.Replace));
            Assert.That(result.StepOf("a")!.Keys, Is.EqualTo(["size"]));
            Assert.That(result.StepOf("a")!.DetailedDiff!["size"].Kind, Is.EqualTo(PropertyDiff.Types.Kind.UpdateReplace));
        });
    }

    [Test]
    public async Task A_resource_that_the_user_wants_replaced_is_replaced_without_asking_its_provider()
    {
        await using var test = await TestStack.StartAsync(provider => provider.DeleteBeforeReplace = true);
        await test.UpAsync(TestStack.One(PropertyObject.Of(("size", 1))));
        test.Provider.Forget();
        var result = await test.UpAsync(
            TestStack.One(PropertyObject.Of(("size", 1))), new() { Replace = [TestStack.UrnOf("a")] });
        Assert.Multiple(() =>
        {
            Assert.That(TestStack.Told(result), Is.EqualTo(["CreateReplacement a", "Replace a", "DeleteReplaced a"]));
            Assert.That(test.Provider.Of<CheckRequest>().Where(check => check.Name == "a").Select(check => check.Olds.Fields.Count),
                Is.EqualTo([0]), "names are drawn anew");
            Assert.That(test.Provider.Methods, Does.Not.Contain("Diff"));
        });
    }

    [Test]
    public async Task The_program_decides_whether_the_old_one_goes_first()
    {
        await using var test = await TestStack.StartAsync(provider => provider.DeleteBeforeReplace = true);
        await test.UpAsync(TestStack.One(PropertyObject.Of(("identity", "x"))));
        var later = await test.UpAsync(
            TestStack.One(PropertyObject.Of(("identity", "y")), request => request.DeleteBeforeReplaceDefined = true));
        test.Provider.DeleteBeforeReplace = false;
        var first = await test.UpAsync(
            TestStack.One(PropertyObject.Of(("identity", "z")), request => request.DeleteBeforeReplace = true));
        Assert.That(TestStack.Told(later), Is.EqualTo(["CreateReplacement a", "Replace a", "DeleteReplaced a"]));
        Assert.That(TestStack.Told(first), Is.EqualTo(["DeleteReplaced a", "Replace a", "CreateReplacement a"]));
    }

    [Test]
    public async Task A_protected_resource_is_neither_deleted_nor_replaced()
    {
        await using var test = await TestStack.StartAsync();
        await test.UpAsync(TestStack.One(PropertyObject.Of(("identity", "x")), request => request.Protect = true));
        var destroyed = await test.Stack.DestroyAsync();
        var replaced = await test.FailAsync(
            TestStack.One(PropertyObject.Of(("identity", "y")), request => request.Protect = true));
        var previewed = await test.Stack.PreviewAsync(
            new Programs.InProcessProgram(TestStack.One(PropertyObject.Of(("identity", "y")), request => request.Protect = true)));
        Assert.Multiple(() =>
        {
            Assert.That(destroyed.Errors, Has.One.Contains("cannot be deleted\nbecause it is protected"));
            Assert.That(replaced.Errors, Has.One.Contains("unable to replace resource"));
            Assert.That(previewed.Succeeded, Is.False);
            Assert.That(previewed.StepOf("a")!.Op, Is.EqualTo(Steps.StepOp.Replace), "a preview goes on, and shows why");
            Assert.That(test.Provider.Methods, Does.Not.Contain("Delete"));
        });

        await test.UpAsync(TestStack.One(PropertyObject.Of(("identity", "y")), request => request.Protect = false));
        Assert.That(test.Provider.Objects, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_resource_that_is_to_be_retained_is_forgotten()
    {
        await using var test = await TestStack.StartAsync();
        await test.UpAsync(TestStack.One(PropertyObject.Empty, request => request.RetainOnDelete = true));
        var result = await test.UpAsync(_ => Task.CompletedTask);
        Assert.Multiple(() =>
        {
            Assert.That(TestStack.Told(result), Is.EqualTo(["Delete a"]));
            Assert.That(test.Provider.Methods, Does.Not.Contain("Delete"));
            Assert.That(test.Stack.Snapshot.Find("a"), Is.Null);
        });
    }

    [Test]
    public async Task A_resource_that_goes_with_another_is_not_deleted_itself()
    {
        await using var test = await TestStack.StartAsync();
        await test.UpAsync(async context =>
        {
            var a = await context.RegisterAsync(TestStack.Thing, "a", PropertyObject.Empty);
            await context.RegisterAsync(TestStack.Thing, "b", PropertyObject.Empty, request => request.DeletedWith = a.Urn);
        });
        await test.Stack.DestroyAsync();
        Assert.That(test.Provider.Of<DeleteRequest>().Select(delete => delete.Name), Is.EqualTo(["a"]));
        Assert.That(test.Stack.Snapshot.Resources, Is.Empty);
    }

    [Test]
    public async Task Limits_are_sent_in_seconds()
    {
        await using var test = await TestStack.StartAsync();
        void Limits(RegisterResourceRequest request) =>
            request.CustomTimeouts = new() { Create = "1h30m", Update = "1.5m", Delete = "2500000000ns", Read = "250ms" };
        await test.UpAsync(TestStack.One(PropertyObject.Of(("size", 1)), Limits));
        await test.UpAsync(TestStack.One(PropertyObject.Of(("size", 2)), Limits));
        await test.Stack.RefreshAsync();
        await test.Stack.DestroyAsync();
        Assert.Multiple(() =>
        {
            Assert.That(test.Provider.Of<CreateRequest>().Single().Timeout, Is.EqualTo(5400));
            Assert.That(test.Provider.Of<UpdateRequest>().Single().Timeout, Is.EqualTo(90));
            Assert.That(test.Provider.Of<ReadRequest>().Single().Timeout, Is.EqualTo(0.25));
            Assert.That(test.Provider.Of<DeleteRequest>().Single().Timeout, Is.EqualTo(2.5));
        });
    }

    [TestCase("urn")]
    [TestCase("name")]
    [TestCase("type")]
    [TestCase("parent")]
    public async Task A_renamed_resource_keeps_its_record(string how)
    {
        await using var test = await TestStack.StartAsync();
        await test.UpAsync(async context =>
        {
            var parent = await context.RegisterComponentAsync("my:own:Group", "group");
            await context.RegisterAsync("fake:index:Old", "old", PropertyObject.Of(("size", 1)), request => request.Parent = parent.Urn);
        });
        var old = $"urn:pulumi:dev::test::my:own:Group$fake:index:Old::old";
        var result = await test.UpAsync(async context =>
        {
            var parent = await context.RegisterComponentAsync("my:own:Group", "group");
            (var type, var name, var under, var alias) = how switch
            {
                "urn" => (TestStack.Thing, "new", context.StackUrn, new Alias { Urn = old }),
                "name" => ("fake:index:Old", "new", parent.Urn, new Alias { Spec = new() { Name = "old" } }),
                "type" => (TestStack.Thing, "old", parent.Urn, new Alias { Spec = new() { Type = "fake:index:Old" } }),
                _ => ("fake:index:Old", "old", context.StackUrn, new Alias { Spec = new() { ParentUrn = parent.Urn } }),
            };
            await context.RegisterAsync(type, name, PropertyObject.Of(("size", 1)), request =>
            {
                request.Parent = under;
                request.Aliases.Add(alias);
            });
        });
        Assert.Multiple(() =>
        {
            Assert.That(result.HasChanges, Is.False);
            Assert.That(test.Provider.Methods, Does.Not.Contain("Delete"));
            Assert.That(test.Stack.Snapshot.Resources.Select(state => state.Urn), Does.Not.Contain(old));
            Assert.That(test.Stack.Snapshot.Resources.Single(state => state.Type.StartsWith("fake", StringComparison.Ordinal)).Id,
                Is.EqualTo("id-1"));
        });
    }

    [Test]
    public async Task Children_of_a_renamed_parent_keep_their_records()
    {
        await using var test = await TestStack.StartAsync();
        static Func<Programs.ProgramContext, Task> Program(string group, params Alias[] aliases) => async context =>
        {
            var parent = await context.RegisterComponentAsync("my:own:Group", group, request => request.Aliases.Add(aliases));
            await context.RegisterAsync(TestStack.Thing, group + "-disk", PropertyObject.Empty, request => request.Parent = parent.Urn);
        };
        await test.UpAsync(Program("one"));
        var result = await test.UpAsync(Program("two", new Alias { Spec = new() { Name = "one" } }));
        Assert.That(TestStack.Told(result), Is.EqualTo(["Same two-disk"]));
        Assert.That(test.Provider.Objects, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Children_share_what_protects_their_parent()
    {
        await using var test = await TestStack.StartAsync();
        await test.UpAsync(async context =>
        {
            var group = await context.RegisterComponentAsync("my:own:Group", "group", request => request.Protect = true);
            await context.RegisterAsync(TestStack.Thing, "a", PropertyObject.Empty, request => request.Parent = group.Urn);
        });
        var recorded = test.Stack.Snapshot.Find("a")!;
        Assert.That(recorded.Protect, Is.True);
        Assert.That(recorded.Urn, Is.EqualTo("urn:pulumi:dev::test::my:own:Group$fake:index:Thing::a"));
    }

    [Test]
    public async Task Two_resources_of_one_name_are_refused()
    {
        await using var test = await TestStack.StartAsync();
        var result = await test.FailAsync(async context =>
        {
            await context.RegisterAsync(TestStack.Thing, "a", PropertyObject.Empty);
            await context.RegisterAsync(TestStack.Thing, "a", PropertyObject.Empty);
        });
        Assert.That(result.Errors, Is.EqualTo([$"Duplicate resource URN '{TestStack.UrnOf("a")}'; try giving it a unique name"]));
    }

    [TestCase("""{"mode": "verbatim"}""", CheckRequest.Types.AutonamingOptions.Types.Mode.Enforce, "a")]
    [TestCase("""{"mode": "disabled"}""", CheckRequest.Types.AutonamingOptions.Types.Mode.Disable, "")]
    [TestCase("""{"pattern": "${stack}-${name}"}""", CheckRequest.Types.AutonamingOptions.Types.Mode.Propose, "dev-a")]
    [TestCase("""{"pattern": "${name}-${hex(4)}", "enforce": true}""", CheckRequest.Types.AutonamingOptions.Types.Mode.Enforce, "a-[0-9a-f]{4}")]
    public async Task The_setting_for_names_reaches_the_check(
        string setting, CheckRequest.Types.AutonamingOptions.Types.Mode mode, string name)
    {
        await using var test = await TestStack.StartAsync(
            adjust: settings => settings with { Config = settings.Config.Add("pulumi:autonaming", new(setting)) });
        await test.UpAsync(TestStack.One(PropertyObject.Empty));
        var sent = test.Provider.Of<CheckRequest>().Last().Autonaming;
        Assert.That(sent.Mode, Is.EqualTo(mode));
        Assert.That(sent.ProposedName, Does.Match($"^{name}$"));
    }

    [Test]
    public async Task Independent_resources_are_created_at_once_and_no_more_than_allowed()
    {
        var running = 0;
        var most = 0;
        await using var test = await TestStack.StartAsync(provider => provider.OnCreate = async request =>
        {
            var now = Interlocked.Increment(ref running);
            InterlockedMax(ref most, now);
            await Task.Delay(300);
            Interlocked.Decrement(ref running);
            return new() { Id = request.Name, Properties = request.Properties };
        });
        await test.UpAsync(
            context => Task.WhenAll(
                Enumerable.Range(0, 6).Select(i => context.RegisterAsync(TestStack.Thing, $"r{i}", PropertyObject.Empty))),
            new DeploymentOptions { Parallel = 3 });
        Assert.That(most, Is.EqualTo(3));
    }

    private static void InterlockedMax(ref int target, int value)
    {
        int seen;
        do
        {
            seen = Volatile.Read(ref target);
        }
        while (seen < value && Interlocked.CompareExchange(ref target, value, seen) != seen);
    }
}
