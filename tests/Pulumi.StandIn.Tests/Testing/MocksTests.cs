using System.Collections.Concurrent;
using Pulumi.StandIn.Tests.Samples;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Pulumi.StandIn.Tests.Testing;

/// <summary>Tests as users write them, with mocks in place of the engine.</summary>
public sealed class MocksTests
{
    [Test]
    public async Task A_stack_class_is_made_with_mocks()
    {
        Recorder mocks = new();

        var resources = await Deployment.TestAsync<Warehouse>(mocks, new() { IsPreview = false, StackName = "dev" });

        var box = resources.OfType<Box>().Single();
        Assert.That(resources[0], Is.InstanceOf<Warehouse>());
        Assert.That(await OutputUtilities.GetValueAsync(box.Id), Is.EqualTo("a_id"));
        Assert.That(await OutputUtilities.GetValueAsync(box.Label), Is.EqualTo("dev"));
        Assert.That(await OutputUtilities.GetValueAsync(((Warehouse)resources[0]).BoxLabel), Is.EqualTo("DEV"));
        var seen = mocks.Resources.Single();
        Assert.That((seen.Type, seen.Name, seen.Id), Is.EqualTo(("acme:index:Box", "a", "")));
        Assert.That(seen.Inputs, Is.EquivalentTo(new Dictionary<string, object> { ["label"] = "dev", ["password"] = "hunter2" }));
    }

    [Test]
    public async Task A_function_that_makes_resources_gives_them_and_its_outputs()
    {
        (var resources, var outputs) = await Deployment.TestAsync(
            new Recorder(), new TestOptions(), () => new Dictionary<string, object?> { ["urn"] = new Box("a").Urn, ["n"] = 1 });

        Assert.That(resources.Select(resource => resource.GetResourceName()), Is.EqualTo((string[])["a"]));
        Assert.That(outputs["n"], Is.EqualTo(1));
        Assert.That(
            await OutputUtilities.GetValueAsync((Output<string>)outputs["urn"]!),
            Is.EqualTo("urn:pulumi:stack::project::pulumi:pulumi:Stack$acme:index:Box::a"));
    }

    [Test]
    public async Task An_action_or_a_task_makes_resources_too()
    {
        var byAction = await Deployment.TestAsync(new Recorder(), new TestOptions(), () => { _ = new Box("a"); });
        var byTask = await Deployment.TestAsync(new Recorder(), new TestOptions(), async () =>
        {
            await Task.Yield();
            _ = new Box("a");
            _ = new Box("b");
        });

        Assert.That((byAction.Length, byTask.Length), Is.EqualTo((1, 2)));
    }

    [Test]
    public async Task A_function_is_answered_by_the_mocks()
    {
        Recorder mocks = new();
        Output<GetBoxResult>? result = null;

        await Deployment.TestAsync(mocks, new TestOptions(), () => { result = GetBox.Invoke(new() { Name = "b" }); });

        var box = await OutputUtilities.GetValueAsync(result!);
        Assert.That((box.Name, box.Lids[0].Hinges), Is.EqualTo(("mocked", 4)));
        Assert.That(mocks.Calls.Single().Token, Is.EqualTo("acme:index:getBox"));
        Assert.That(mocks.Calls.Single().Args, Is.EquivalentTo(new Dictionary<string, object> { ["name"] = "b" }));
    }

    [Test]
    public async Task Outputs_that_a_mock_does_not_give_are_unknown_in_a_preview_only()
    {
        foreach (var isPreview in new[] { true, false })
        {
            var box = (Box)(await Deployment.TestAsync(
                new Recorder(), new TestOptions { IsPreview = isPreview }, () => { _ = new Box("a"); })).Single();

            Assert.That(await OutputUtilities.GetIsKnownAsync(box.Size), Is.EqualTo(!isPreview));
        }
    }

    [Test]
    public async Task An_error_in_the_program_fails_the_test()
    {
        await Assert.ThatAsync(
            () => Deployment.TestAsync(new Recorder(), new TestOptions(), () => { Log.Error("wrong"); }),
            Throws.InstanceOf<RunException>().With.Message.EqualTo("wrong"));
        await Assert.ThatAsync(
            () => Deployment.TestAsync(new Recorder(), new TestOptions(), () =>
            {
                Log.Error("one");
                Log.Error("two");
            }),
            Throws.InstanceOf<AggregateException>());
        await Assert.ThatAsync(
            () => Deployment.TestAsync(
                new Recorder(), new TestOptions(), new Func<IDictionary<string, object?>>(() => throw new RunException("thrown"))),
            Throws.InstanceOf<RunException>().With.Message.EqualTo("thrown"));
    }

    [Test]
    public async Task The_exit_code_of_the_tests_process_is_left_alone()
    {
        var before = Environment.ExitCode;

        await Assert.ThatAsync(
            () => Deployment.TestAsync(new Recorder(), new TestOptions(), () => { Log.Error("wrong"); }),
                Throws.InstanceOf<RunException>());

        Assert.That(Environment.ExitCode, Is.EqualTo(before));
    }

    public sealed class Warehouse : Stack
    {
        public Warehouse()
        {
            Box box = new("a", new() { Label = Deployment.Instance.StackName, Password = "hunter2" });
            BoxLabel = box.Label.Apply(label => label!.ToUpperInvariant());
        }

        [Output("boxLabel")]
        public Output<string> BoxLabel { get; set; }
    }

    private sealed class Recorder : IMocks
    {
        public ConcurrentQueue<MockResourceArgs> Resources { get; } = new();

        public ConcurrentQueue<MockCallArgs> Calls { get; } = new();

        public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
        {
            Resources.Enqueue(args);
            return Task.FromResult<(string?, object)>(($"{args.Name}_id", args.Inputs));
        }

        public Task<object> CallAsync(MockCallArgs args)
        {
            Calls.Enqueue(args);
            return Task.FromResult<object>(new Dictionary<string, object>
            {
                ["name"] = "mocked",
                ["lids"] = new[] { new Dictionary<string, object> { ["hinges"] = 4 } },
            });
        }
    }
}
