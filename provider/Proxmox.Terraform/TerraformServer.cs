using Proxmox.Client;
using Proxmox.Grpc;
using Proxmox.Terraform.GoPlugin;
using Proxmox.Terraform.Handshake;
using Proxmox.Terraform.Rpc;

namespace Proxmox.Terraform;

/// <summary>
/// A provider that Terraform and OpenTofu can be attached to. It serves any number of commands, one after another or at once.
/// </summary>
public sealed class TerraformServer : IAsyncDisposable
{
    private readonly ProviderService _service;
    private readonly GrpcServer _server;
    private readonly SocketPlace? _place;
    private readonly TaskCompletionSource _leave;

    private TerraformServer(ProviderService service, GrpcServer server, SocketPlace? place, TaskCompletionSource leave) =>
        (_service, _server, _place, _leave) = (service, server, place, leave);

    /// <summary>Where the server listens.</summary>
    public LocalAddress Address => _server.Address;

    /// <summary>The value of TF_REATTACH_PROVIDERS that attaches a client to this server, for the addresses of both registries.</summary>
    public string ReattachProviders => Reattach.Value(Address, Reattach.Addresses);

    /// <summary>The open connections.</summary>
    public ConnectionGauge Connections => _server.Connections;

    /// <summary>Ends when a host has asked the plugin to leave.</summary>
    public Task LeaveRequested => _leave.Task;

    /// <summary>
    /// Starts a server without TLS on a unix socket that only this user can reach (on Windows on a port of this machine).
    /// </summary>
    public static Task<TerraformServer> StartAsync(TerraformServerOptions options, CancellationToken cancel = default) =>
        StartAsync(options, new PluginEnvironment(), tls: null, cancel);

    /// <summary>Cancels what is under way; the calls still answer with the state that they reached.</summary>
    public void Stop() => _service.Stop();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _service.Stop();
        await _server.DisposeAsync();
        _place?.Dispose();
        _service.Dispose();
    }

    internal static async Task<TerraformServer> StartAsync(
        TerraformServerOptions options, PluginEnvironment environment, MutualTls? tls, CancellationToken cancel)
    {
        var leave = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var service = new ProviderService(options.Provider, options.Checks, options.Log) { IsDestroying = options.IsDestroying };
        GrpcServerOptions At(LocalAddress address) => new()
        {
            Address = address,
            Services =
            [
                methods => ProviderMethods.Add(methods, service, options.ReadyMadeSchema),
                methods => PluginMethods.Add(methods, () => leave.TrySetResult()),
            ],
            Tls = tls is null ? null : tls.OptionsAsync,
            BeforeTls = tls is null ? null : tls.Expect,
            OnUnhandledException = (e, method) => options.Log.Write(
                PveLogLevel.Error, "A call failed with an exception.", new("call", method), new("exception", e.ToString())),
            Clock = options.Time,
        };

        if (OperatingSystem.IsWindows())
        {
            return new(service, await PortRange.ListenAsync(environment, At, cancel), place: null, leave);
        }

        var place = SocketPlace.Create(environment.SocketDirectory);
        try
        {
            var server = await GrpcServer.StartAsync(At(LocalAddress.UnixSocket(place.Path)), cancel);
            place.Restrict(environment.SocketGroup);
            return new(service, server, place, leave);
        }
        catch
        {
            place.Dispose();
            throw;
        }
    }

    internal void WarmUp() => _service.WarmUp();

    // At the end of a plugin's process nothing is served any more, so that only what outlives the process is tidied up.
    internal void RemoveSocket() => _place?.Dispose();
}
