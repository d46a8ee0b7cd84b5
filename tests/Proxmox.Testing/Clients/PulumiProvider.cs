using System.Collections.Concurrent;
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
    private readonly ConcurrentBag<Provider> _engines;

    private PulumiProvider(PulumiServer server, ConcurrentBag<Provider> engines) => (_server, _engines) = (server, engines);

    /// <summary>What tells an engine where the provider is.</summary>
    public PluginSource Source => new AttachedPlugin(Tokens.Package, _server.Address);

    /// <summary>Starts it.</summary>
    /// <param name="adjust">Changes the client's options, such as how long it tries again.</param>
    /// <param name="environment">The environment that the provider sees; none by default, so that the developer's own does not reach
    /// in.</param>
    public static async Task<PulumiProvider> StartAsync(
        Func<PveOptions, PveOptions>? adjust = null, Func<string, string?>? environment = null)
    {
        var engines = new ConcurrentBag<Provider>();
        var server = await PulumiServer.StartAsync(new()
        {
            Provider = Engine,
            Schema = () => PulumiSchema.Build(Catalogs.All, ProviderConfiguration.Declaration, "0.0.0"),
        });
        return new(server, engines);

        Provider Engine()
        {
            var engine = new Provider(Catalogs.All, new()
            {
                Environment = environment ?? (_ => null),
                Hear = ReachedMethods.Hear,
                Connect = (options, log, time) => new PveClient(adjust?.Invoke(options) ?? options, log, time),
            });
            engines.Add(engine);
            return engine;
        }
    }

    /// <summary>Waits until all that answers have left to do afterwards is done.</summary>
    public Task SettledAsync() => Task.WhenAll(_engines.Select(engine => engine.SettledAsync()));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
