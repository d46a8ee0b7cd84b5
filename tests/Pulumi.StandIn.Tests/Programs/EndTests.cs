using Grpc.Core;
using Pulumi.StandIn.Tests.Engines;
using Pulumi.StandIn.Tests.Samples;
using Pulumirpc;

namespace Pulumi.StandIn.Tests.Programs;

/// <summary>How a program ends.</summary>
public sealed class EndTests
{
    private FakeEngine engine = null!;

    [SetUp]
    public async Task StartAsync() => engine = await FakeEngine.StartAsync();

    [TearDown]
    public async Task StopAsync() => await engine.DisposeAsync();

    private bool SaidGoodbye => engine.Monitor.Of<Google.Protobuf.WellKnownTypes.Empty>().Any();

    [Test]
    public async Task A_resource_that_fails_ends_the_program_with_what_the_engine_said()
    {
        engine.Monitor.Register = request => request.Name == "a" ? throw new RpcException(new(StatusCode.Unknown, "the storage is full"))
            : null;
        var dependentIsSent = false;

        var exitCode = await engine.RunAsync(() => _ = new Box("b", new()
        {
            Label = new Box("a").Id.Apply(id =>
            {
                dependentIsSent = true;
                return id;
            }),
        }));

        Assert.That(exitCode, Is.EqualTo(32));
        Assert.That(engine.Log.Errors.Single(), Does.Contain("the storage is full"));
        Assert.That(dependentIsSent, Is.False);
        Assert.That(engine.Monitor.Resources.Keys, Has.No.Member("b"));
        Assert.That(SaidGoodbye, Is.False);
    }

    [Test]
    public async Task An_error_that_the_author_can_mend_is_shown_without_its_stack()
    {
        var exitCode = await engine.RunAsync(() => throw new RunException("no such zone"));

        Assert.That(exitCode, Is.EqualTo(32));
        Assert.That(engine.Log.Errors, Is.EqualTo((string[])["no such zone"]));
        Assert.That(SaidGoodbye, Is.False);
    }

    [Test]
    public async Task An_error_about_a_resource_is_shown_beside_it()
    {
        await engine.RunAsync(() =>
        {
            Box box = new("a");
            box.Urn.Apply(string (_) => throw new ResourceException("too small", box, hideStack: true));
        });

        var message = engine.Log.Messages.Single();
        Assert.That((message.Message, message.Urn), Is.EqualTo(("too small", FakeMonitor.UrnOf("acme:index:Box", "a"))));
    }

    [Test]
    public async Task Any_other_error_is_shown_with_its_stack()
    {
        var exitCode = await engine.RunAsync(() => _ = Output.Create("x").Apply<int>(int.Parse).Apply(value => value + 1));

        Assert.That(exitCode, Is.EqualTo(32));
        Assert.That(engine.Log.Errors.Single(), Does.Contain(nameof(FormatException)).And.Contain("   at "));
    }

    [Test]
    public async Task A_cancelled_task_does_not_look_like_success()
    {
        var exitCode = await engine.RunAsync(
            () => _ = Output.Create(Task.FromCanceled<int>(new(canceled: true))).Apply(value => value + 1));

        Assert.That(exitCode, Is.EqualTo(32));
        Assert.That(engine.Log.Errors[0], Does.Contain(nameof(TaskCanceledException)));
    }

    [Test]
    public async Task One_failure_is_told_once_however_much_depends_on_it()
    {
        await engine.RunAsync(() =>
        {
            var failed = Output.Create(Task.Run(int () => throw new RunException("the only reason")));
            for (var index = 0; index < 20; index++)
            {
                _ = new Box($"box{index}", new() { Size = failed });
            }
        });

        Assert.That(engine.Log.Errors, Is.EqualTo((string[])["the only reason"]));
        Assert.That(engine.Monitor.Resources, Is.Empty);
    }

    [Test]
    public async Task An_error_that_the_program_logs_ends_it_with_1()
    {
        var exitCode = await engine.RunAsync(() => Log.Error("wrong zone"));

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(engine.Log.Errors, Is.EqualTo((string[])["wrong zone"]));
        Assert.That(SaidGoodbye, Is.False);
    }

    [Test]
    public async Task Messages_keep_their_order_severity_and_marks()
    {
        await engine.RunAsync(() =>
        {
            Log.Debug("1");
            Log.Info("2", streamId: 7, ephemeral: true);
            Log.Warn("3");
        });

        Assert.That(engine.Log.Messages, Is.EqualTo(new LogRequest[]
        {
            new() { Severity = LogSeverity.Debug, Message = "1" },
            new() { Severity = LogSeverity.Info, Message = "2", StreamId = 7, Ephemeral = true },
            new() { Severity = LogSeverity.Warning, Message = "3" },
        }));
    }

    [Test]
    public async Task A_message_about_a_resource_waits_for_its_URN_and_holds_up_no_other()
    {
        using ManualResetEventSlim registered = new();
        engine.Monitor.Register = request =>
        {
            if (request.Name == "a")
            {
                registered.Wait(TimeSpan.FromSeconds(30));
            }

            return null;
        };
        engine.Log.Written = message =>
        {
            if (message.Message == "2")
            {
                registered.Set();
            }
        };

        await engine.RunAsync(() =>
        {
            Log.Info("1", new Box("a"));
            Log.Info("2");
        });

        Assert.That(engine.Log.Messages.Select(message => (message.Message, message.Urn)), Is.EqualTo(new[]
        {
            ("2", ""),
            ("1", FakeMonitor.UrnOf("acme:index:Box", "a")),
        }));
    }

    [Test]
    public async Task A_message_that_the_engine_does_not_take_ends_the_program_with_1()
    {
        engine.Log.Refuses = true;
        var before = Console.Error;
        using StringWriter errors = new();
        Console.SetError(errors);
        try
        {
            Assert.That(await engine.RunAsync(() => Log.Info("hello")), Is.EqualTo(1));
        }
        finally
        {
            Console.SetError(before);
        }

        Assert.That(errors.ToString(), Does.Contain("the display is gone"));
    }

    [Test]
    public async Task The_program_ends_no_sooner_than_all_that_it_has_begun()
    {
        List<string> seen = [];

        await engine.RunAsync(() => new Box("a").Id.Apply(async id =>
        {
            await Task.Delay(20, CancellationToken.None);
            Box late = new($"after-{id}");
            return late.Id.Apply(value =>
            {
                seen.Add(value);
                return value;
            });
        }));

        Assert.That(seen, Is.EqualTo((string[])["after-a-id-id"]));
        Assert.That(engine.Monitor.Requests[^1], Is.TypeOf<Google.Protobuf.WellKnownTypes.Empty>());
    }

    [Test]
    public async Task A_stack_class_gives_its_properties_as_outputs()
    {
        var exitCode = await engine.RunStackAsync(() => WithOutputs(new Complete()));

        Assert.That(exitCode, Is.Zero);
        Assert.That(engine.Monitor.Outputs.Values.Single().ToString(), Is.EqualTo("""{ "Plain": "x", "boxId": "a-id" }"""));
    }

    [Test]
    public async Task A_stack_class_that_leaves_an_output_out_is_an_error_that_names_it()
    {
        var exitCode = await engine.RunStackAsync(() => WithOutputs(new Incomplete()));

        Assert.That(exitCode, Is.EqualTo(32));
        Assert.That(engine.Log.Errors.Single(), Does.Contain("Missing"));
    }

    [Test]
    public async Task A_stack_class_whose_output_is_a_plain_value_is_an_error_that_names_it()
    {
        var exitCode = await engine.RunStackAsync(() => WithOutputs(new Untyped()));

        Assert.That(exitCode, Is.EqualTo(32));
        Assert.That(engine.Log.Errors.Single(), Does.Contain("count"));
    }

    [Test]
    public async Task A_program_knows_where_it_runs()
    {
        (string, string, string, string, bool) known = default;

        await engine.RunAsync(() =>
        {
            var own = Deployment.Instance;
            known = (own.OrganizationName, own.ProjectName, own.StackName, own.RootDirectory, own.IsDryRun);
            Deployment.RequirePulumiVersionAsync(">=3.100.0").GetAwaiter().GetResult();
        }, isPreview: true);

        Assert.That(known, Is.EqualTo(("acme", "infra", "dev", "/projects/infra", true)));
        Assert.That(engine.Log.VersionRange, Is.EqualTo(">=3.100.0"));
    }

    [Test]
    public void Without_a_program_there_is_no_deployment() =>
        Assert.That(() => Deployment.Instance, Throws.InvalidOperationException.With.Message.Contain("RunAsync"));

    private static T WithOutputs<T>(T stack)
        where T : Stack
    {
        stack.RegisterPropertyOutputs();
        return stack;
    }

    private sealed class Complete : Stack
    {
        public Complete() => BoxId = new Box("a").Id;

        [Output("boxId")]
        public Output<string> BoxId { get; set; }

        [Output]
        public Output<string> Plain { get; set; } = Output.Create("x");
    }

    private sealed class Incomplete : Stack
    {
        [Output]
        public Output<string> Missing { get; set; } = null!;
    }

    private sealed class Untyped : Stack
    {
        [Output("count")]
        public int Count { get; set; } = 3;
    }
}
