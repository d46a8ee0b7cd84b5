using System.Collections.Immutable;
using Proxmox.Grpc;

namespace Pulumi.StandIn.Tests.Engines;

/// <summary>An engine that records what a program sends and answers as it is told, over real gRPC.</summary>
internal sealed class FakeEngine : IAsyncDisposable
{
    private readonly GrpcServer server;

    private FakeEngine(GrpcServer server, FakeMonitor monitor, FakeLog log) => (this.server, Monitor, Log) = (server, monitor, log);

    /// <summary>What takes resources.</summary>
    public FakeMonitor Monitor { get; }

    /// <summary>What takes messages.</summary>
    public FakeLog Log { get; }

    /// <summary>Where both listen.</summary>
    public string Address => server.Address.ToString();

    public static async Task<FakeEngine> StartAsync()
    {
        FakeMonitor monitor = new();
        FakeLog log = new();
        var started = await GrpcServer.StartAsync(new()
        {
            Services =
            [
                binder => Pulumirpc.ResourceMonitor.BindService(binder, monitor),
                binder => Pulumirpc.Engine.BindService(binder, log),
            ],
        });
        return new(started, monitor, log);
    }

    /// <summary>Runs a program that has no outputs.</summary>
    public Task<int> RunAsync(Action program, bool isPreview = false, params (string Key, string Value)[] config) => RunOutputsAsync(
        () =>
        {
            program();
            return [];
        },
        isPreview,
        config);

    /// <summary>Runs a program.</summary>
    public Task<int> RunOutputsAsync(
        Func<Dictionary<string, object?>> program, bool isPreview = false, params (string Key, string Value)[] config) =>
        RunStackAsync(() => new Stack(() => Task.FromResult<IDictionary<string, object?>>(program()), options: null), isPreview, config);

    /// <summary>Runs a program that waits and has no outputs.</summary>
    public Task<int> RunTaskAsync(Func<Task> program, bool isPreview = false) => RunStackAsync(
        () => new Stack(
            async () =>
            {
                await program();
                return new Dictionary<string, object?>();
            },
            options: null),
        isPreview);

    /// <summary>Runs a program.</summary>
    public async Task<int> RunStackAsync(Func<Stack> stack, bool isPreview = false, params (string Key, string Value)[] config)
    {
        Monitor.IsPreview = isPreview;
        var before = Environment.ExitCode;
        try
        {
            return await Deployment.RunAsync(
                new ProgramSettings
                {
                    Project = "infra",
                    Stack = "dev",
                    Organization = "acme",
                    RootDirectory = "/projects/infra",
                    IsDryRun = isPreview,
                    Monitor = Address,
                    Engine = Address,
                    Config = config.ToImmutableDictionary(pair => pair.Key, pair => pair.Value),
                },
                stack);
        }
        finally
        {
            // The program's failure is the test's subject, not the test process's.
            Environment.ExitCode = before;
        }
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
