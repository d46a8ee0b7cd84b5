using System.Globalization;
using System.Text;
using Proxmox.Grpc;
using Proxmox.Pulumi.Process;
using Proxmox.Pulumi.Tests.Fakes;
using Pulumirpc;

namespace Proxmox.Pulumi.Tests.Process;

public sealed class PulumiProcessTests
{
    private static readonly PulumiServerOptions Options =
        new() { Provider = () => FakeCatalog.Provider(new()), Schema = () => "{}", Version = "1.2.3" };

    [Test]
    public async Task The_port_is_the_first_and_only_thing_on_standard_output_and_the_end_of_the_engine_is_the_end()
    {
        using var output = new Pipe();
        using var error = new MemoryStream();
        var engine = await FakeEngine.StartAsync();
        var run = PulumiProcess.ServeAsync(Options, [engine.Address.ToString()], output, error);

        var port = int.Parse(await output.FirstLineAsync(), CultureInfo.InvariantCulture);
        using (var channel = LocalChannel.To(LocalAddress.Loopback(port)))
        {
            Assert.That((await new ResourceProvider.ResourceProviderClient(channel).GetPluginInfoAsync(new())).Version,
                Is.EqualTo("1.2.3"));
        }

        // The connection is gone for long enough, but the engine still listens.
        await Task.Delay(TimeSpan.FromSeconds(7), TimeProvider.System);
        Assert.That(run.IsCompleted, Is.False);
        await engine.DisposeAsync();

        Assert.That(await run.WaitAsync(TimeSpan.FromSeconds(40)), Is.Zero);
        Assert.That(output.Text, Is.EqualTo($"{port}\n"));
        Assert.That(error.Length, Is.Zero);
    }

    [Test]
    public async Task A_word_that_is_no_address_is_explained_and_nothing_is_served()
    {
        using var output = new MemoryStream();
        using var error = new MemoryStream();

        var code = await PulumiProcess.ServeAsync(Options, ["help"], output, error);

        Assert.That((code, output.Length), Is.EqualTo((1, 0L)));
        Assert.That(Encoding.UTF8.GetString(error.ToArray()), Does.Contain("\"help\" is not the address of a Pulumi engine"));
    }

    /// <summary>A standard output that can be read while it is written.</summary>
    private sealed class Pipe : MemoryStream
    {
        private readonly TaskCompletionSource<string> _line = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Text => Encoding.UTF8.GetString(ToArray());

        public Task<string> FirstLineAsync() => _line.Task.WaitAsync(TimeSpan.FromSeconds(20));

        public override void Flush()
        {
            if (Text.EndsWith('\n'))
            {
                _line.TrySetResult(Text.TrimEnd('\n'));
            }
        }
    }
}
