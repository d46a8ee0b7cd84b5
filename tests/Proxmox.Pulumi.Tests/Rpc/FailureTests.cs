using Google.Protobuf;
using Grpc.Core;
using Proxmox.Client;
using Proxmox.Pulumi.Tests.Fakes;
using Pulumirpc;

namespace Proxmox.Pulumi.Tests.Rpc;

public sealed class FailureTests
{
    // In kilobytes, as the engine's client takes.
    private const int LargestHeaders = 4 * 1024;

    private const string Inputs = """{ "name": "first", "comment": "hello", "steps": ["a"], "limits": { "cpu": 1, "memoryMib": 64 } }""";

    [Test]
    public async Task A_create_that_PVE_refuses_leaves_nothing_to_record()
    {
        await using var host = await Attached.StartAsync();
        await host.CreateAsync(Inputs);

        var failure = await Attached.FailureAsync(() => host.CreateAsync(Inputs));

        Assert.That((failure.StatusCode, Attached.Details(failure)),
            Is.EqualTo((StatusCode.FailedPrecondition, default(ErrorResourceInitFailed))));
        Assert.That(failure.Status.Detail,
            Does.StartWith("Could not create proxmox:test:Gadget \"first\"\nPVE: first already exists.").And.Contain(
            "Import it with the id \"first\"").And.Contain("set the resource option deleteBeforeReplace"));
    }

    [Test]
    public async Task A_create_whose_task_fails_is_recorded_with_the_reason()
    {
        await using var host = await Attached.StartAsync();
        host.Pve.OnWait = (task, _, _) => throw new PveFault(FaultKind.TaskFailed, "disk full") { Task = task };
        host.Pve.BeforeCreate = _ => Task.CompletedTask;

        var failure = await Attached.FailureAsync(() => host.CreateAsync(Inputs));

        Assert.That(failure.StatusCode, Is.EqualTo(StatusCode.Unknown));
        var details = Attached.Details(failure)!;
        Assert.That((details.Id, details.Reasons.Single()), Is.EqualTo(("first", failure.Status.Detail)));
        Assert.That(details.Reasons.Single(), Does.Contain("disk full"));
        Assert.That(details.Inputs, Is.Null, "the engine records the inputs of the create, whatever is said here");
        Assert.That(details.Properties.Fields["comment"].StringValue, Is.EqualTo("hello"));
    }

    [Test]
    public async Task A_create_whose_task_fails_and_leaves_nothing_is_not_recorded()
    {
        await using var host = await Attached.StartAsync();
        host.Pve.OnWait = (task, _, _) =>
        {
            host.Pve.Remove("/gadgets/first");
            throw new PveFault(FaultKind.TaskFailed, "disk full") { Task = task };
        };

        var failure = await Attached.FailureAsync(() => host.CreateAsync(Inputs));

        Assert.That((failure.StatusCode, Attached.Details(failure)),
            Is.EqualTo((StatusCode.FailedPrecondition, default(ErrorResourceInitFailed))));
        Assert.That(failure.Status.Detail, Does.Contain("disk full"));
    }

    [Test]
    public async Task What_a_failed_create_has_not_done_the_next_update_does()
    {
        await using var host = await Attached.StartAsync();
        host.Pve.OnWait = (task, _, _) =>
        {
            host.Pve.Change("/gadgets/first", "comment", null);
            host.Pve.Change("/gadgets/first", "password", null);
            throw new PveFault(FaultKind.TaskFailed, "disk full") { Task = task };
        };
        const string News = """{ "name": "first", "comment": "hello", "server": "s", "password": "canary" }""";

        var details = Attached.Details(await Attached.FailureAsync(() => host.CreateAsync(News)))!;
        var state = (details.Id, details.Inputs, details.Properties);
        var diff = await host.DiffAsync(state, News);
        await host.UpdateAsync(state, News);

        Assert.That(diff.DetailedDiff.Keys, Is.EquivalentTo(new[] { "comment", "password" }));
        Assert.That(diff.Replaces, Is.Empty);
        Assert.That((host.Pve.Find("/gadgets/first")!["comment"], host.Pve.Find("/gadgets/first")!["password"]),
            Is.EqualTo(("hello", "canary")));
    }

    [Test]
    public async Task What_a_failed_create_has_left_is_brought_to_the_inputs_also_when_it_cannot_be_read_at_once()
    {
        await using var host = await Attached.StartAsync();
        host.Pve.OnWait = (task, _, _) =>
        {
            host.Pve.OnRequest = (_, _) => throw new PveFault(FaultKind.Unreachable, "no route to host");
            throw new PveFault(FaultKind.TaskFailed, "disk full") { Task = task };
        };
        const string News = """{ "name": "first", "comment": "hello", "server": "s" }""";

        var details = Attached.Details(await Attached.FailureAsync(() => host.CreateAsync(News)))!;
        host.Pve.OnRequest = (_, _) => { };
        host.Pve.Change("/gadgets/first", "comment", null);
        var state = (details.Id, details.Inputs, details.Properties);
        var diff = await host.DiffAsync(state, News);
        await host.UpdateAsync(state, News);

        Assert.That(diff.Replaces, Is.Empty);
        Assert.That(host.Pve.Find("/gadgets/first")!["comment"], Is.EqualTo("hello"));
    }

    [Test]
    public async Task A_large_object_that_is_recorded_with_a_reason_gets_through_to_an_engine_that_takes_large_headers()
    {
        await using var host = await Attached.StartAsync();
        host.Pve.OnWait = (task, _, _) => throw new PveFault(FaultKind.TaskFailed, "disk full") { Task = task };
        var comment = new string('x', 500_000);
        var request = new CreateRequest { Urn = Attached.Urn, Type = Attached.GadgetType, Properties = Attached.Bag($$"""{ "name": "first", "comment": "{{comment}}" }""") }.ToByteArray();
        byte[] frame = [0, (byte)(request.Length >> 24), (byte)(request.Length >> 16), (byte)(request.Length >> 8), (byte)request.Length,
            .. request];
        using var content = new ByteArrayContent(frame) { Headers = { ContentType = new("application/grpc") } };
#pragma warning disable CA2262 // Megabytes are meant.
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false, MaxResponseHeadersLength = LargestHeaders });
#pragma warning restore CA2262
        using var message = new HttpRequestMessage(HttpMethod.Post, $"http://{host.Server.Address}/pulumirpc.ResourceProvider/Create")
        {
            Version = new(2, 0),
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = content,
        };

        using var answer = await client.SendAsync(message);

        await answer.Content.ReadAsByteArrayAsync();
        var details = answer.Headers.Concat(answer.TrailingHeaders)
            .Single(header => header.Key == "grpc-status-details-bin").Value.Single();
        var status = Google.Rpc.Status.Parser.ParseFrom(Convert.FromBase64String(details.PadRight((details.Length + 3) / 4 * 4, '=')));
        Assert.That(status.Details.Single().Unpack<ErrorResourceInitFailed>().Properties.Fields["comment"].StringValue,
            Is.EqualTo(comment));
    }

    [Test]
    public async Task A_create_that_is_cancelled_answers_with_what_it_has()
    {
        await using var host = await Attached.StartAsync();
        var began = new TaskCompletionSource();
        host.Pve.OnWait = async (_, _, cancel) =>
        {
            began.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancel);
            throw new InvalidOperationException("The wait ended without being cancelled.");
        };
        var create = Attached.FailureAsync(() => host.CreateAsync(Inputs));
        await began.Task;

        await host.Client.CancelAsync(new());
        await host.Client.CancelAsync(new());
        var failure = await create.WaitAsync(TimeSpan.FromSeconds(10));
        host.Pve.OnWait = null;
        var later = await host.CreateAsync("""{ "name": "second" }""");

        Assert.That((failure.StatusCode, Attached.Details(failure)?.Id), Is.EqualTo((StatusCode.Unknown, "first")));
        Assert.That(failure.Status.Detail, Does.StartWith("Cancelled: create proxmox:test:Gadget \"first\""));
        Assert.That(later.Id, Is.EqualTo("second"));
    }

    [Test]
    public async Task A_create_that_is_cancelled_before_anything_was_sent_leaves_nothing_to_record()
    {
        await using var host = await Attached.StartAsync();
        var began = new TaskCompletionSource();
        host.Pve.BeforeCreate = async cancel =>
        {
            began.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancel);
        };
        var create = Attached.FailureAsync(() => host.CreateAsync(Inputs));
        await began.Task;

        await host.Client.CancelAsync(new());
        var failure = await create.WaitAsync(TimeSpan.FromSeconds(20));

        Assert.That((failure.StatusCode, Attached.Details(failure)), Is.EqualTo((StatusCode.Cancelled, default(ErrorResourceInitFailed))));
    }

    [Test]
    public async Task A_create_of_which_nobody_can_tell_whether_it_was_carried_out_makes_the_engine_wonder()
    {
        await using var host = await Attached.StartAsync();
        var isLost = false;
        host.Pve.OnRequest = (method, path) =>
        {
            isLost |= method == "POST";
            if (isLost)
            {
                throw new PveFault(
                    FaultKind.Unreachable, "no route to host")
                { Method = method, Path = path, MayHaveBeenApplied = method == "POST" };
            }
        };

        var failure = await Attached.FailureAsync(() => host.CreateAsync(Inputs));

        Assert.That((failure.StatusCode, Attached.Details(failure)), Is.EqualTo((StatusCode.Unknown, default(ErrorResourceInitFailed))));
    }

    [Test]
    public async Task A_create_that_takes_too_long_is_given_up_after_the_limit_of_the_resource_option()
    {
        await using var host = await Attached.StartAsync();
        host.Pve.OnWait = async (_, _, cancel) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancel);
            throw new InvalidOperationException("The wait ended without being cancelled.");
        };

        var failure = await Attached.FailureAsync(async () => await host.Client.CreateAsync(new()
        {
            Urn = Attached.Urn,
            Type = Attached.GadgetType,
            Properties = await host.CheckAsync(Attached.Bag(Inputs)),
            Timeout = 0.2,
        }));

        Assert.That(Attached.Details(failure)?.Reasons.Single(), Does.Contain("given up after 0.2 seconds").And.Contain("Raise the limit"));
    }

    [Test]
    public async Task Before_it_is_configured_every_operation_says_so_and_a_plan_works()
    {
        await using var host = await Attached.StartAsync(isConfigured: false);

        var preview = await host.Client.CreateAsync(
            new() { Urn = Attached.Urn, Type = Attached.GadgetType, Preview = true, Properties = Attached.Bag(Inputs) });
        var failure = await Attached.FailureAsync(() => host.CreateAsync(Inputs));

        Assert.That(preview.Properties.Fields["comment"].StringValue, Is.EqualTo("hello"));
        Assert.That(failure.Status.Detail, Does.Contain("The provider has not been configured."));
    }

    [Test]
    public async Task A_fault_of_the_provider_quotes_nothing_and_makes_the_engine_suspect_an_object()
    {
        await using var host = await Attached.StartAsync(isConfigured: false, provider: _ => throw new InvalidOperationException("canary"));

        var failure = await Attached.FailureAsync(
            async () => await host.Client.CreateAsync(new() { Urn = Attached.Urn, Type = Attached.GadgetType, Properties = new() }));

        Assert.That(failure.StatusCode, Is.EqualTo(StatusCode.Internal));
        Assert.That(failure.Status.Detail, Does.Contain("InvalidOperationException").And.Not.Contain("canary"));
    }
}
