using Proxmox.LocalEngine.Tests.Fakes;
using Proxmox.LocalEngine.Wire;
using Pulumirpc;

namespace Proxmox.LocalEngine.Tests;

[TestFixture]
public sealed class OrderOfCallsTests
{
    private static readonly string[] Start = ["Handshake", "Attach", "GetPluginInfo", "CheckConfig"];

    [Test]
    public async Task A_new_resource_is_checked_without_olds_and_created()
    {
        await using var test = await TestStack.StartAsync();
        var result = await test.UpAsync(TestStack.One(PropertyObject.Of(("size", 3))));
        Assert.That(test.Provider.Methods, Is.EqualTo([.. Start, "Configure", "Check", "Create", "Cancel"]));
        var check = test.Provider.Of<CheckRequest>().Last();
        var create = test.Provider.Of<CreateRequest>().Single();
        Assert.Multiple(() =>
        {
            Assert.That(check.Olds, Is.EqualTo(new Google.Protobuf.WellKnownTypes.Struct()));
            Assert.That(check.RandomSeed, Has.Length.EqualTo(32));
            Assert.That(check.Name, Is.EqualTo("a"));
            Assert.That(check.Type, Is.EqualTo(TestStack.Thing));
            Assert.That(check.Urn, Is.EqualTo(TestStack.UrnOf("a")));
            Assert.That(create.Preview, Is.False);
            Assert.That(TestStack.Told(result), Is.EqualTo(["Create a"]));
            Assert.That(test.Stack.Snapshot.Find("a")!.Id, Is.EqualTo("id-1"));
            Assert.That(test.Stack.Snapshot.Find("a")!.Outputs["serial"], Is.EqualTo((PropertyValue)1));
        });
    }

    [Test]
    public async Task A_preview_of_a_new_resource_creates_nothing_and_records_nothing()
    {
        await using var test = await TestStack.StartAsync();
        var result = await test.PreviewAsync(TestStack.One(PropertyObject.Of(("size", 3))));
        Assert.That(test.Provider.Methods, Is.EqualTo([.. Start, "Configure", "Check", "Create", "Cancel"]));
        Assert.Multiple(() =>
        {
            Assert.That(test.Provider.Of<CreateRequest>().Single().Preview, Is.True);
            Assert.That(TestStack.Told(result), Is.EqualTo(["Create a"]));
            Assert.That(test.Stack.Snapshot.Resources, Is.Empty);
        });
    }

    [Test]
    public async Task An_unchanged_resource_is_checked_and_compared_only()
    {
        await using var test = await TestStack.StartAsync();
        await test.UpAsync(TestStack.One(PropertyObject.Of(("size", 3))));
        test.Provider.Forget();
        var result = await test.UpAsync(TestStack.One(PropertyObject.Of(("size", 3))));
        Assert.That(test.Provider.Methods, Is.EqualTo([.. Start, "DiffConfig", "Configure", "Check", "Diff", "Cancel"]));
        var diff = test.Provider.Of<DiffRequest>().Last();
        Assert.Multiple(() =>
        {
            Assert.That(diff.Id, Is.EqualTo("id-1"));
            Assert.That(diff.Olds.Fields, Does.ContainKey("serial"));
            Assert.That(diff.OldInputs.Fields, Does.Not.ContainKey("serial"));
            Assert.That(TestStack.Told(result), Is.EqualTo(["Same a"]));
            Assert.That(result.HasChanges, Is.False);
        });
    }

    [Test]
    public async Task A_changed_resource_is_updated_with_old_inputs_and_outputs()
    {
        await using var test = await TestStack.StartAsync();
        await test.UpAsync(TestStack.One(PropertyObject.Of(("size", 3))));
        test.Provider.Forget();
        var result = await test.UpAsync(TestStack.One(PropertyObject.Of(("size", 4))));
        Assert.That(test.Provider.Methods, Is.EqualTo([.. Start, "DiffConfig", "Configure", "Check", "Diff", "Update", "Cancel"]));
        var update = test.Provider.Of<UpdateRequest>().Single();
        Assert.Multiple(() =>
        {
            Assert.That(update.OldInputs.Fields["size"].NumberValue, Is.EqualTo(3));
            Assert.That(update.Olds.Fields["serial"].NumberValue, Is.EqualTo(1));
            Assert.That(update.News.Fields["size"].NumberValue, Is.EqualTo(4));
            Assert.That(TestStack.Told(result), Is.EqualTo(["Update a"]));
            Assert.That(result.StepOf("a")!.DetailedDiff!["size"].Kind, Is.EqualTo(PropertyDiff.Types.Kind.Update));
            Assert.That(test.Stack.Snapshot.Find("a")!.Inputs["size"], Is.EqualTo((PropertyValue)4));
        });
    }

    [Test]
    public async Task A_replaced_resource_is_checked_anew_created_and_the_old_one_deleted_last()
    {
        await using var test = await TestStack.StartAsync();
        await test.UpAsync(TestStack.One(PropertyObject.Of(("identity", "x"))));
        test.Provider.Forget();
        var result = await test.UpAsync(TestStack.One(PropertyObject.Of(("identity", "y"))));
        Assert.That(test.Provider.Methods,
            Is.EqualTo([.. Start, "DiffConfig", "Configure", "Check", "Diff", "Check", "Create", "Delete", "Cancel"]));
        Assert.Multiple(() =>
        {
            Assert.That(test.Provider.Of<CheckRequest>().Select(check => check.Olds?.Fields.Count), Is.EqualTo([0, 1, 0]));
            Assert.That(test.Provider.Of<DeleteRequest>().Single().Id, Is.EqualTo("id-1"));
            Assert.That(TestStack.Told(result), Is.EqualTo(["CreateReplacement a", "Replace a", "DeleteReplaced a"]));
            Assert.That(test.Stack.Snapshot.Find("a")!.Id, Is.EqualTo("id-2"));
            Assert.That(test.Stack.Snapshot.Resources.Count(state => state.Name == "a"), Is.EqualTo(1));
        });
    }

    [Test]
    public async Task A_resource_that_must_be_gone_first_is_deleted_before_the_new_one_is_created()
    {
        await using var test = await TestStack.StartAsync(provider => provider.DeleteBeforeReplace = true);
        await test.UpAsync(TestStack.One(PropertyObject.Of(("identity", "x"))));
        test.Provider.Forget();
        var result = await test.UpAsync(TestStack.One(PropertyObject.Of(("identity", "y"))));
        Assert.That(test.Provider.Methods,
            Is.EqualTo([.. Start, "DiffConfig", "Configure", "Check", "Diff", "Check", "Delete", "Create", "Cancel"]));
        Assert.That(TestStack.Told(result), Is.EqualTo(["DeleteReplaced a", "Replace a", "CreateReplacement a"]));
    }

    [Test]
    public async Task What_the_program_no_longer_names_is_deleted_in_reverse_order_of_dependency()
    {
        await using var test = await TestStack.StartAsync();
        await test.UpAsync(async context =>
        {
            var a = await context.RegisterAsync(TestStack.Thing, "a", PropertyObject.Empty);
            var b = await context.RegisterAsync(TestStack.Thing, "b", PropertyObject.Of(("of", a["serial"])));
            await context.RegisterAsync(TestStack.Thing, "c", PropertyObject.Of(("of", b["serial"])));
        });
        test.Provider.Forget();
        var result = await test.UpAsync(_ => Task.CompletedTask);
        Assert.Multiple(() =>
        {
            Assert.That(test.Provider.Of<DeleteRequest>().Select(delete => delete.Name), Is.EqualTo(["c", "b", "a"]));
            Assert.That(TestStack.Told(result), Is.EqualTo(["Delete c", "Delete b", "Delete a"]));
            Assert.That(test.Stack.Snapshot.Resources.Select(state => state.Type), Is.EqualTo([State.Urn.StackType]));
        });
    }

    [Test]
    public async Task Destroying_needs_no_program()
    {
        await using var test = await TestStack.StartAsync();
        await test.UpAsync(TestStack.One(PropertyObject.Of(("size", 3))));
        test.Provider.Forget();
        var result = await test.Stack.DestroyAsync();
        Assert.Multiple(() =>
        {
            Assert.That(test.Provider.Methods, Is.EqualTo(["Handshake", "Attach", "GetPluginInfo", "Configure", "Delete", "Cancel"]));
            Assert.That(result.Succeeded, Is.True);
            Assert.That(test.Stack.Snapshot.Resources, Is.Empty);
            Assert.That(test.Provider.Objects, Is.Empty);
        });
    }
}
