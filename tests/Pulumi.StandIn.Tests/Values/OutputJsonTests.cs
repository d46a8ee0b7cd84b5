using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Pulumi.Utilities;

namespace Pulumi.StandIn.Tests.Values;

public sealed class OutputJsonTests
{
    [Test]
    public async Task Inputs_and_outputs_at_any_depth_are_written_as_their_values()
    {
        var value = new
        {
            plain = 1,
            output = Output.Create(Task.Run(() => "later")),
            nested = Output.Create(new { inner = (Input<int>)2 }),
            list = new InputList<string> { "a", Output.Create("b") },
            map = new InputMap<int> { ["k"] = 3 },
        };

        var json = Output.JsonSerialize(Output.Create(value));

        Assert.That(
            await OutputUtilities.GetValueAsync(json),
            Is.EqualTo("""{"plain":1,"output":"later","nested":{"inner":2},"list":["a","b"],"map":{"k":3}}"""));
    }

    [Test]
    public async Task A_text_is_secret_and_unknown_as_soon_as_something_within_is()
    {
        var secret = Output.JsonSerialize(Output.Create(new { password = Output.CreateSecret("hunter2") }));
        var unknown = Output.JsonSerialize(Output.Create(new { id = OutputUtilities.CreateUnknown("") }));

        Assert.That(await Output.IsSecretAsync(secret), Is.True);
        Assert.That(await OutputUtilities.GetIsKnownAsync(unknown), Is.False);
    }

    [Test]
    public async Task Options_are_heeded()
    {
        JsonSerializerOptions options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

        var json = Output.JsonSerialize(Output.Create(new Holder { Name = Output.Create("a") }), options);

        Assert.That(await OutputUtilities.GetValueAsync(json), Is.EqualTo("""{"name":"a","tags":[]}"""));
    }

    [Test]
    public async Task A_value_that_is_read_has_the_marks_of_its_text()
    {
        var read = Output.JsonDeserialize<Holder>(Output.CreateSecret("""{"Name":"a","Tags":["x"]}"""));

        var holder = await OutputUtilities.GetValueAsync(read);

        Assert.That(await Output.IsSecretAsync(read), Is.True);
        Assert.That(await OutputUtilities.GetValueAsync(holder.Name!), Is.EqualTo("a"));
        Assert.That(await Output.IsSecretAsync(holder.Name!), Is.True);
        Assert.That(await OutputUtilities.GetValueAsync(holder.Tags.ToOutput()), Is.EqualTo(ImmutableArray.Create("x")));
    }

    [Test]
    public void A_property_that_makes_a_new_output_each_time_is_an_error_and_no_endless_loop()
    {
        // On one thread, nothing that a pass over the value begins can end before the pass does.
        OneThread thread = new();

        var state = thread.Run(() => Output.JsonSerialize(Output.Create(new Restless())).State);

        Assert.That(() => state.GetAwaiter().GetResult(), Throws.InvalidOperationException.With.Message.Contain("Restless"));
    }

    private sealed class Holder
    {
        public Output<string>? Name { get; set; }

        public InputList<string> Tags { get; set; } = new();
    }

    private sealed class Restless
    {
        private readonly int value = 1;

        public Output<int> Value => Output.Create(LaterAsync());

        private async Task<int> LaterAsync()
        {
            await Task.Yield();
            return value;
        }
    }

    private sealed class OneThread : SynchronizationContext
    {
        private readonly ConcurrentQueue<(SendOrPostCallback Callback, object? State)> queue = new();

        public override void Post(SendOrPostCallback d, object? state) => queue.Enqueue((d, state));

        public Task<T> Run<T>(Func<Task<T>> start)
        {
            var before = Current;
            SetSynchronizationContext(this);
            try
            {
                var task = start();
                while (!task.IsCompleted && queue.TryDequeue(out var next))
                {
                    next.Callback(
                    next.State);
                }

                return task;
            }
            finally
            {
                SetSynchronizationContext(before);
            }
        }
    }
}
