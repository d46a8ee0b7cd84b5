using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.LocalEngine.Plugins;
using Proxmox.Pulumi;
using Proxmox.Pulumi.Schemas;
using Proxmox.Resources;

namespace Proxmox.Testing.Clients;

/// <summary>The provider, served to Pulumi engines in this process.</summary>
public sealed class PulumiProvider : IAsyncDisposable
{
    private readonly PulumiServer _server;

    private PulumiProvider(PulumiServer server) => _server = server;

    /// <summary>What tells an engine where the provider is.</summary>
    public PluginSource Source => new AttachedPlugin(Tokens.Package, _server.Address);

    /// <summary>Starts it.</summary>
    /// <param name="adjust">Changes the client's options, such as how long it tries again.</param>
    /// <param name="environment">The environment that the provider sees; none by default, so that the developer's own does not reach in.</param>
    public static async Task<PulumiProvider> StartAsync(Func<PveOptions, PveOptions>? adjust = null, Func<string, string?>? environment = null) => new(await PulumiServer.StartAsync(new()
    {
        Provider = () => new Provider(Catalogs.All, new()
        {
            Environment = environment ?? (_ => null),
            Connect = (options, log, time) => new PveClient(adjust?.Invoke(options) ?? options, log, time),
        }),
        Schema = () => PulumiSchema.Build(Catalogs.All, ProviderConfiguration.Declaration, "0.0.0"),
    }));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
