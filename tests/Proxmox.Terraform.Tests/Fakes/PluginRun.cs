using System.IO.Pipelines;
using System.Text;
using Proxmox.Terraform.Handshake;

namespace Proxmox.Terraform.Tests.Fakes;

/// <summary>The life of a plugin process, inside the test process.</summary>
internal sealed class PluginRun : IAsyncDisposable
{
    private readonly Pipe _output;

    private PluginRun(Task<int> exit, Pipe output, FakePve pve) => (Exit, _output, Pve) = (exit, output, pve);

    public Task<int> Exit { get; }

    public string Line { get; private set; } = "";

    public FakePve Pve { get; }

    public static async Task<PluginRun> StartAsync(PluginEnvironment environment, string? clientCertificate = null, bool isReadyMade = false)
    {
        var pve = new FakePve();
        var output = new Pipe();
        var options = new TerraformServerOptions
        {
            Provider = () => FakeCatalog.Provider(pve),
            Checks = Terraform.HostChecks.CheckMode.Throw,
            ReadyMadeSchema = isReadyMade ? () => Terraform.Schemas.SchemaBytes.Build(FakeCatalog.Catalog, Engine.ProviderConfiguration.Declaration) : null,
        };
        var started = environment with { IsStartedByHost = true, ClientCertificate = clientCertificate };
        var run = new PluginRun(PluginProcess.ServeAsync(options, started, output.Writer.AsStream(), Stream.Null), output, pve);
        run.Line = await run.ReadLineAsync();
        return run;
    }

    public async ValueTask DisposeAsync()
    {
        if (!Exit.IsCompleted && Line.Split('|')[5].Length == 0)
        {
            using var channel = new FakeHost().Connect(Line);
            await new GoPlugin.GRPCController.GRPCControllerClient(channel).ShutdownAsync(new());
        }
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
