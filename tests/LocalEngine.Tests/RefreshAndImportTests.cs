using Google.Protobuf.WellKnownTypes;
using Proxmox.LocalEngine.Deployments;
using Proxmox.LocalEngine.Steps;
using Proxmox.LocalEngine.Tests.Fakes;
using Proxmox.LocalEngine.Wire;
using Pulumirpc;

namespace Proxmox.LocalEngine.Tests;

[TestFixture]
public sealed class RefreshAndImportTests
{
    [Test]
    public async Task A_refresh_reads_with_recorded_properties_and_compares_with_roles_swapped()
    {
        await using var test = await TestStack.StartAsync();
        await test.UpAsync(TestStack.One(PropertyObject.Of(("size", 1), ("kept", "x"))));
        test.Provider.Objects["id-1"].Fields["size"] = Value.ForNumber(9);
        test.Provider.Objects["id-1"].Fields.Remove("kept");
        test.Provider.Forget();
        var result = await test.Stack.RefreshAsync();
        var read = test.Provider.Of<ReadRequest>().Single();
        var diff = test.Provider.Of<DiffRequest>().Single();
        var step = result.StepOf("a")!;
        Assert.Multiple(() =>
        {
            Assert.That(test.Provider.Methods, Is.EqualTo(["Handshake", "Attach", "GetPluginInfo", "Configure", "Read", "Diff", "Cancel"]));
            Assert.That(read.Inputs.Fields["size"].NumberValue, Is.EqualTo(1));
            Assert.That(read.Properties.Fields["serial"].NumberValue, Is.EqualTo(1));
            Assert.That(diff.OldInputs.Fields["size"].NumberValue, Is.EqualTo(9), "what was found is the old side");
            Assert.That(diff.News.Fields["size"].NumberValue, Is.EqualTo(1), "what was recorded is the new one");
            Assert.That(step.Op, Is.EqualTo(StepOp.Update));
            Assert.That(step.DetailedDiff!["kept"].Kind, Is.EqualTo(PropertyDiff.Types.Kind.Delete), "shown from the other side");
            Assert.That(test.Stack.Snapshot.Find("a")!.Inputs, Is.EqualTo(PropertyObject.Of(("size", 9))));
        });

        var next = await test.PreviewAsync(TestStack.One(PropertyObject.Of(("size", 1), ("kept", "x"))));
        Assert.That(next.StepOf("a")!.Op, Is.EqualTo(StepOp.Update));
    }

    [Test]
    public async Task A_refresh_of_what_is_as_recorded_finds_nothing()
    {
        await using var test = await TestStack.StartAsync();
        await test.UpAsync(TestStack.One(PropertyObject.Of(("size", 1))));
        var result = await test.Stack.RefreshAsync();
        Assert.That(result.StepOf("a")!.Op, Is.EqualTo(StepOp.Same));
        Assert.That(result.HasChanges, Is.False);
    }

    [Test]
    public async Task What_is_gone_is_forgotten_by_a_refresh_and_created_again()
    {
        await using var test = await TestStack.StartAsync();
        await test.UpAsync(TestStack.One(PropertyObject.Of(("size", 1))));
        test.Provider.Objects.Clear();
        var preview = await test.Stack.RefreshAsync(preview: true);
        Assert.That(test.Stack.Snapshot.Find("a"), Is.Not.Null, "a preview forgets nothing");
        var result = await test.Stack.RefreshAsync();
        Assert.That((preview.StepOf("a")!.Op, result.StepOf("a")!.Op), Is.EqualTo((StepOp.Delete, StepOp.Delete)));
        Assert.That(test.Stack.Snapshot.Find("a"), Is.Null);
        Assert.That(TestStack.Told(await test.UpAsync(TestStack.One(PropertyObject.Of(("size", 1))))), Is.EqualTo(["Create a"]));
    }

    [Test]
    public async Task Inputs_stay_as_recorded_when_the_provider_tells_none()
    {
        await using var test = await TestStack.StartAsync();
        await test.UpAsync(TestStack.One(PropertyObject.Of(("size", 1))));
        test.Provider.OnRead = request => new() { Id = request.Id, Properties = OnWire.Of(("size", Value.ForNumber(2))) };
        await test.Stack.RefreshAsync();
        var recorded = test.Stack.Snapshot.Find("a")!;
        Assert.That((recorded.Inputs["size"], recorded.Outputs["size"]), Is.EqualTo(((PropertyValue)1, (PropertyValue)2)));
    }

    [Test]
    public async Task An_update_can_refresh_first()
    {
        await using var test = await TestStack.StartAsync();
        await test.UpAsync(TestStack.One(PropertyObject.Of(("size", 1))));
        test.Provider.Objects["id-1"].Fields["size"] = Value.ForNumber(9);
        var result = await test.UpAsync(
            TestStack.One(PropertyObject.Of(("size", 1))), new DeploymentOptions { Refresh = true });
        Assert.That(result.StepOf("a")!.Op, Is.EqualTo(StepOp.Update));
        Assert.That(result.Changes[StepOp.Update], Is.EqualTo(1), "what the refresh found does not count again");
        Assert.That(test.Provider.Objects["id-1"].Fields["size"].NumberValue, Is.EqualTo(1));
    }

    [Test]
    public async Task A_resource_that_wants_it_is_read_before_the_next_update()
    {
        await using var test = await TestStack.StartAsync(provider =>
            provider.OnCreate = request =>
                Task.FromResult(new CreateResponse { Id = "x", Properties = request.Properties, RefreshBeforeUpdate = true }));
        test.Provider.OnRead = request => new() { Id = request.Id, Properties = request.Properties, Inputs = request.Inputs };
        await test.UpAsync(TestStack.One(PropertyObject.Of(("size", 1))));
        await test.UpAsync(TestStack.One(PropertyObject.Of(("size", 1))));
        await test.UpAsync(TestStack.One(PropertyObject.Of(("size", 1))));
        Assert.That(test.Provider.Of<ReadRequest>().Count(), Is.EqualTo(1), "the answer of the read did not ask for it again");
        test.Provider.OnRead = request =>
            new() { Id = request.Id, Properties = request.Properties, Inputs = request.Inputs, RefreshBeforeUpdate = true };
        await test.Stack.RefreshAsync();
        await test.UpAsync(TestStack.One(PropertyObject.Of(("size", 1))));
        await test.UpAsync(TestStack.One(PropertyObject.Of(("size", 1))));
        Assert.That(test.Provider.Of<ReadRequest>().Count(), Is.EqualTo(4), "an update that changes nothing does not forget the wish");
    }

    [Test]
    public async Task An_import_by_the_program_reads_by_id_alone_then_checks_and_compares()
    {
        await using var test = await TestStack.StartAsync(
            provider => provider.Objects["mine"] = OnWire.Of(("size", Value.ForNumber(1)), ("serial", Value.ForNumber(5))));
        var result = await test.UpAsync(TestStack.One(PropertyObject.Of(("size", 1)), request => request.ImportId = "mine"));
        var read = test.Provider.Of<ReadRequest>().Single();
        var recorded = test.Stack.Snapshot.Find("a")!;
        Assert.Multiple(() =>
        {
            Assert.That(test.Provider.Methods.Skip(3), Is.EqualTo(["CheckConfig", "Configure", "Read", "Check", "Diff", "Cancel"]));
            Assert.That((read.Inputs, read.Properties), Is.EqualTo(((Struct?)null, (Struct?)null)));
            Assert.That(TestStack.Told(result), Is.EqualTo(["Import a"]));
            Assert.That((recorded.Id, recorded.ImportId, recorded.Outputs["serial"]), Is.EqualTo(("mine", "mine", (PropertyValue)5)));
        });

        var again = await test.UpAsync(TestStack.One(PropertyObject.Of(("size", 1)), request => request.ImportId = "mine"));
        Assert.That(TestStack.Told(again), Is.EqualTo(["Same a"]));
        await test.UpAsync(TestStack.One(PropertyObject.Of(("size", 1))));
        Assert.That(test.Provider.Objects, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task An_import_of_something_different_is_followed_by_an_update()
    {
        await using var test = await TestStack.StartAsync(
            provider => provider.Objects["mine"] = OnWire.Of(("size", Value.ForNumber(1))));
        var result = await test.UpAsync(TestStack.One(PropertyObject.Of(("size", 2)), request => request.ImportId = "mine"));
        Assert.That(TestStack.Told(result), Is.EqualTo(["Import a", "Update a"]));
        Assert.That(test.Stack.Snapshot.Resources.Count(state => state.Name == "a"), Is.EqualTo(1));
        Assert.That(test.Stack.Snapshot.Find("a")!.Inputs["size"], Is.EqualTo((PropertyValue)2));
    }

    [Test]
    public async Task What_is_imported_is_not_replaced()
    {
        await using var test = await TestStack.StartAsync(
            provider => provider.Objects["mine"] = OnWire.Of(("identity", OnWire.Text("x"))));
        var result = await test.FailAsync(
            TestStack.One(PropertyObject.Of(("identity", "y")), request => request.ImportId = "mine"));
        Assert.That(result.Errors, Has.One.Contains(
            "previously-imported resources that still specify an ID may not be replaced").And.One.Contains("identity: \"x\" => \"y\""));
        Assert.That(test.Provider.Objects.Keys, Is.EqualTo(["mine"]));
    }

    [Test]
    public async Task An_import_of_nothing_fails()
    {
        await using var test = await TestStack.StartAsync();
        var result = await test.FailAsync(TestStack.One(PropertyObject.Empty, request => request.ImportId = "nobody"));
        Assert.That(result.Errors, Is.EqualTo(["resource 'nobody' does not exist"]));
        Assert.That(test.Stack.Snapshot.Find("a"), Is.Null);
    }

    [Test]
    public async Task A_provider_that_tells_no_inputs_cannot_import()
    {
        await using var test = await TestStack.StartAsync(
            provider => provider.OnRead = request => new() { Id = request.Id, Properties = new() });
        var result = await test.Stack.ImportAsync(new(TestStack.Thing, "a", "x"));
        Assert.That(result.Errors, Has.One.Contains("does not support importing"));
    }

    [Test]
    public async Task An_import_by_the_user_records_what_was_read_and_protects_it()
    {
        await using var test = await TestStack.StartAsync(
            provider => provider.Objects["mine"] = OnWire.Of(("size", Value.ForNumber(1))));
        var result = await test.Stack.ImportAsync(new(TestStack.Thing, "a", "mine"));
        var check = test.Provider.Of<CheckRequest>().Last();
        var recorded = test.Stack.Snapshot.Find("a")!;
        Assert.Multiple(() =>
        {
            Assert.That(result.Succeeded, Is.True);
            Assert.That(result.StepOf("a")!.Op, Is.EqualTo(StepOp.Import));
            Assert.That(test.Provider.Methods.Skip(3), Is.EqualTo(["CheckConfig", "Configure", "Read", "Check", "Cancel"]));
            Assert.That(check.Olds, Is.EqualTo(check.News), "what was read is checked against itself");
            Assert.That((recorded.Id, recorded.ImportId, recorded.Protect), Is.EqualTo(("mine", "", true)));
        });

        var next = await test.UpAsync(TestStack.One(PropertyObject.Of(("size", 1)), request => request.Protect = true));
        Assert.That(next.HasChanges, Is.False);
        Assert.That((await test.Stack.ImportAsync(new(TestStack.Thing, "a", "mine"))).Errors, Has.One.Contains("already exists"));
    }

    [Test]
    public async Task Imported_inputs_that_fail_the_check_are_a_warning()
    {
        await using var test = await TestStack.StartAsync(provider =>
        {
            provider.Objects["mine"] = OnWire.Of(("size", Value.ForNumber(1)));
            provider.OnCheck = request => new()
            {
                Inputs = request.News,
                Failures = { new CheckFailure { Property = "size", Reason = "odd" } }
            };
        });
        var result = await test.Stack.ImportAsync(new(TestStack.Thing, "a", "mine"));
        Assert.That(result.Succeeded, Is.True);
        Assert.That(result.Warnings, Has.Exactly(2).Items.And.Some.Contains("odd"));
    }

    [Test]
    public async Task What_is_only_read_is_sent_twice_and_never_deleted()
    {
        await using var test = await TestStack.StartAsync(
            provider => provider.Objects["mine"] = OnWire.Of(("size", Value.ForNumber(1))));
        PropertyValue? seen = null;
        await test.UpAsync(async context =>
            seen = (await context.ReadAsync(TestStack.Thing, "a", "mine", PropertyObject.Of(("hint", "x")))).Outputs["size"]);
        var read = test.Provider.Of<ReadRequest>().Single();
        Assert.That((await test.UpAsync(context => context.ReadAsync(TestStack.Thing, "a", "mine"))).HasChanges, Is.False);
        var destroyed = await test.Stack.DestroyAsync();
        Assert.Multiple(() =>
        {
            Assert.That(destroyed.StepOf("a")!.Op, Is.EqualTo(StepOp.Discard));
            Assert.That(seen, Is.EqualTo((PropertyValue)1));
            Assert.That(read.Inputs, Is.EqualTo(read.Properties));
            Assert.That(test.Provider.Methods, Does.Not.Contain("Delete"));
            Assert.That(test.Stack.Snapshot.Resources, Is.Empty);
        });
    }

    [Test]
    public async Task Reading_what_does_not_exist_fails()
    {
        await using var test = await TestStack.StartAsync();
        var result = await test.FailAsync(context => context.ReadAsync(TestStack.Thing, "a", "nobody"));
        Assert.That(result.Errors, Is.EqualTo(["resource 'nobody' does not exist"]));
    }

    [Test]
    public async Task A_resource_of_ones_own_that_is_now_only_read_is_given_up_and_the_other_way_round()
    {
        await using var test = await TestStack.StartAsync(
            provider => provider.Objects["other"] = OnWire.Of(("size", Value.ForNumber(7))));
        await test.UpAsync(TestStack.One(PropertyObject.Of(("size", 1))));
        var read = await test.UpAsync(context => context.ReadAsync(TestStack.Thing, "a", "other"));
        Assert.That(TestStack.Told(read), Is.EqualTo(["ReadReplacement a", "Replace a", "DeleteReplaced a"]));
        Assert.That(test.Provider.Objects.Keys, Is.EqualTo(["other"]));
        var created = await test.UpAsync(TestStack.One(PropertyObject.Of(("size", 1))));
        Assert.That(TestStack.Told(created), Is.EqualTo(["CreateReplacement a", "Replace a", "Discard a"]));
        Assert.That(test.Provider.Objects, Has.Count.EqualTo(2), "what is somebody else's stays");
        Assert.That(test.Stack.Snapshot.Resources.Count(state => state.Name == "a"), Is.EqualTo(1));
    }

    [Test]
    public async Task What_is_only_read_is_compared_by_outputs_when_refreshed()
    {
        await using var test = await TestStack.StartAsync(
            provider => provider.Objects["mine"] = OnWire.Of(("size", Value.ForNumber(1))));
        await test.UpAsync(context => context.ReadAsync(TestStack.Thing, "a", "mine"));
        Assert.That((await test.Stack.RefreshAsync()).StepOf("a")!.Op, Is.EqualTo(StepOp.Same));
        test.Provider.Objects["mine"].Fields["size"] = Value.ForNumber(2);
        Assert.That((await test.Stack.RefreshAsync()).StepOf("a")!.Op, Is.EqualTo(StepOp.Update));
        Assert.That(test.Provider.Methods, Does.Not.Contain("Diff"));
    }
}
