using Grpc.Core;
using Proxmox.LocalEngine.Programs;
using Proxmox.LocalEngine.Steps;
using Proxmox.LocalEngine.Tests.Fakes;
using Proxmox.LocalEngine.Wire;
using Pulumirpc;

namespace Proxmox.LocalEngine.Tests;

/// <summary>Replacing what others depend on.</summary>
[TestFixture]
public sealed class DependantTests
{
    [Test]
    public async Task Those_that_cannot_outlive_a_resource_are_deleted_before_it_and_created_after_it()
    {
        await using var test = await TestStack.StartAsync(provider => provider.DeleteBeforeReplace = true);
        await test.UpAsync(Chain("x"));
        test.Provider.Forget();
        var result = await test.UpAsync(Chain("y"));
        Assert.Multiple(() =>
        {
            Assert.That(
                test.Provider.Calls.Where(call => call.Method is "Create" or "Delete" or "Update")
                    .Select(call => $"{call.Method} {NameOf(call)}"),
                Is.EqualTo(["Delete replaced", "Delete root", "Create root", "Create replaced", "Update updated"]));
            Assert.That(result.Changes[StepOp.Replace], Is.EqualTo(2));
            Assert.That(test.Stack.Snapshot.Resources.Count(state => state.Type == TestStack.Thing), Is.EqualTo(3));
            Assert.That(test.Stack.Snapshot.Resources, Has.None.Property(nameof(State.ResourceState.PendingReplacement)).True);
        });
    }

    [Test]
    public async Task Who_cannot_outlive_is_asked_with_what_may_change_unknown()
    {
        await using var test = await TestStack.StartAsync(provider => provider.DeleteBeforeReplace = true);
        await test.UpAsync(Chain("x"));
        test.Provider.Forget();
        await test.PreviewAsync(Chain("y"));
        var asked = test.Provider.Of<DiffRequest>().First(diff => diff.Name == "replaced");
        Assert.That(asked.News.Fields["identity"], Is.EqualTo(OnWire.Unknown));
        Assert.That(asked.News.Fields["other"].StringValue, Is.EqualTo("known"));
        Assert.That(test.Provider.Methods, Does.Not.Contain("Delete"));
    }

    [Test]
    public async Task A_protected_dependant_keeps_a_resource_from_being_replaced()
    {
        await using var test = await TestStack.StartAsync(provider => provider.DeleteBeforeReplace = true);
        await test.UpAsync(Chain("x", request => request.Protect = true));
        var result = await test.FailAsync(Chain("y", request => request.Protect = true));
        Assert.That(result.Errors, Has.One.Contains("as part of replacing"));
        Assert.That(test.Provider.Objects, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_dependant_that_the_program_dropped_meanwhile_is_only_deleted()
    {
        await using var test = await TestStack.StartAsync(provider => provider.DeleteBeforeReplace = true);
        await test.UpAsync(Chain("x"));
        await test.UpAsync(context => context.RegisterAsync(TestStack.Thing, "root", PropertyObject.Of(("identity", "y"))));
        Assert.That(test.Stack.Snapshot.Resources.Where(state => state.Type == TestStack.Thing).Select(state => state.Name),
            Is.EqualTo(["root"]));
        Assert.That(test.Provider.Objects, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_replacement_that_fails_after_the_old_one_is_gone_is_finished_next_time()
    {
        await using var test = await TestStack.StartAsync(provider => provider.DeleteBeforeReplace = true);
        await test.UpAsync(TestStack.One(PropertyObject.Of(("identity", "x"))));
        test.Provider.OnCreate = _ => throw new RpcException(new(StatusCode.FailedPrecondition, "not now"));
        await test.FailAsync(TestStack.One(PropertyObject.Of(("identity", "y"))));
        Assert.That(test.Stack.Snapshot.Find("a")!.PendingReplacement, Is.True);
        test.Provider.OnCreate = null;
        test.Provider.Forget();
        var result = await test.UpAsync(TestStack.One(PropertyObject.Of(("identity", "y"))));
        Assert.That(test.Provider.Methods.Where(method => method is "Create" or "Delete"), Is.EqualTo(["Create"]),
            "what is gone is not deleted again");
        Assert.That(TestStack.Told(result), Is.EqualTo(["Replace a", "CreateReplacement a"]));
        Assert.That(test.Stack.Snapshot.Resources.Count(state => state.Name == "a"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_replaced_resource_that_could_not_be_deleted_is_deleted_next_time()
    {
        await using var test = await TestStack.StartAsync();
        await test.UpAsync(TestStack.One(PropertyObject.Of(("identity", "x"))));
        test.Provider.OnDelete = _ => throw new RpcException(new(StatusCode.FailedPrecondition, "in use"));
        await test.FailAsync(TestStack.One(PropertyObject.Of(("identity", "y"))));
        Assert.That(test.Stack.Snapshot.Resources.Where(state => state.Name == "a").Select(state => (state.Id, state.Delete)),
            Is.EqualTo([("id-2", false), ("id-1", true)]));
        test.Provider.OnDelete = null;
        var result = await test.UpAsync(TestStack.One(PropertyObject.Of(("identity", "y"))));
        Assert.That(TestStack.Told(result), Is.EqualTo(["Same a", "DeleteReplaced a"]));
        Assert.That(test.Provider.Objects.Keys, Is.EqualTo(["id-2"]));
    }

    private static Func<ProgramContext, Task> Chain(string identity, Action<RegisterResourceRequest>? options = null) => async context =>
    {
        var root = await context.RegisterAsync(TestStack.Thing, "root", PropertyObject.Of(("identity", identity)));
        await context.RegisterAsync(
            TestStack.Thing, "replaced", PropertyObject.Of(("identity", root["serial"]), ("other", "known")), options);
        await context.RegisterAsync(TestStack.Thing, "updated", PropertyObject.Of(("size", root["serial"])));
    };

    private static string NameOf(Received call) => call.Request switch
    {
        CreateRequest create => create.Name,
        UpdateRequest update => update.Name,
        DeleteRequest delete => delete.Name,
        _ => "",
    };
}
