using System.IO.Pipelines;
using System.Text;
using Proxmox.Terraform.Handshake;

namespace Proxmox.Terraform.Tests.Fakes;

/// <summary>The life of a plugin process, inside the test process.</summary>
internal sealed class PluginRun : IAsyncDisposable
{
    private readonly Pipe _output;
    private readonly FakeHost? _host;

    private PluginRun(Task<int> exit, Pipe output, FakeHost? host) => (Exit, _output, _host) = (exit, output, host);

    public Task<int> Exit { get; }

    public string Line { get; private set; } = "";

    public static async Task<PluginRun> StartAsync(PluginEnvironment environment, FakeHost? host = null, bool isReadyMade = false)
    {
        var output = new Pipe();
        var options = new TerraformServerOptions
        {
            Provider = () => FakeCatalog.Provider(new()),
            Checks = Terraform.HostChecks.CheckMode.Throw,
            ReadyMadeSchema = isReadyMade ? () =>
                Terraform.Schemas.SchemaBytes.Build(FakeCatalog.Catalog, Engine.ProviderConfiguration.Declaration) : null,
        };
        var started = environment with { IsStartedByHost = true, ClientCertificate = host?.Certificate };
        var run = new PluginRun(PluginProcess.ServeAsync(options, started, output.Writer.AsStream(), Stream.Null), output, host);
        run.Line = await run.ReadLineAsync();
        return run;
    }

    public async ValueTask DisposeAsync()
    {
        if (Exit.IsCompleted)
        {
            return;
        }

        using var anyone = new FakeHost();
        using (var channel = (_host ?? anyone).Connect(Line))
        {
            await new GoPlugin.GRPCController.GRPCControllerClient(channel).ShutdownAsync(new());
        }

        await Exit;
    }

    private async Task<string> ReadLineAsync()
    {
        while (true)
        {
            var read = await _output.Reader.ReadAsync();
            var text = Encoding.UTF8.GetString(read.Buffer);
            if (text.EndsWith('\n'))
            {
                return text.TrimEnd('\n');
            }

            _output.Reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
