using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Grpc;
using Proxmox.Resources;
using Proxmox.Terraform;
using Proxmox.Terraform.HostChecks;
using Proxmox.Terraform.Schemas;

namespace Proxmox.Testing.Clients;

/// <summary>The provider, served in this process for clients to attach to. An answer that a host would refuse fails the test.</summary>
public sealed class AttachedProvider : IAsyncDisposable
{
    private readonly TerraformServer _server;
    private readonly LocalChannel _channel;

    private AttachedProvider(Provider engine, TerraformServer server)
    {
        Engine = engine;
        _server = server;
        _channel = LocalChannel.To(server.Address);
        Client = new(_channel);
    }

    /// <summary>The address by which configurations name the provider.</summary>
    public static string Source => $"{Terraform.Handshake.Reattach.Namespace}/{TypeNames.Provider}";

    /// <summary>The engine behind it.</summary>
    public Provider Engine { get; }

    /// <summary>Our own client of the protocol.</summary>
    public Terraform.Protocol.Provider.ProviderClient Client { get; }

    /// <summary>What tells a client where the provider is.</summary>
    public string Reattach => _server.ReattachProviders;

    /// <summary>Starts it.</summary>
    /// <param name="adjust">Changes the client's options, such as how long it tries again.</param>
    /// <param name="environment">The environment that the provider sees; none by default, so that the developer's own does not reach
    /// in.</param>
    /// <param name="catalog">What it offers; everything by default.</param>
    public static async Task<AttachedProvider> StartAsync(
        Func<PveOptions, PveOptions>? adjust = null, Func<string, string?>? environment = null, Catalog? catalog = null)
    {
        var engine = new Provider(catalog ?? Catalogs.All, new()
        {
            Environment = environment ?? (_ => null),
            Hear = ReachedMethods.Hear,
            Connect = (options, log, time) => new PveClient(adjust?.Invoke(options) ?? options, log, time),
        });
        return new(engine, await TerraformServer.StartAsync(new() { Provider = () => engine, Checks = CheckMode.Throw }));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _server.DisposeAsync();
    }
}
