using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Model.Values;
using Proxmox.Resources;
using Proxmox.Simulator;

namespace Proxmox.Testing;

/// <summary>
/// Providers for a simulator, asked without a client's protocol in between. The environment of the process is none of theirs.
/// </summary>
public static class Providers
{
    /// <summary>One with the API token.</summary>
    /// <param name="pve">The simulator.</param>
    /// <param name="over">What stands between the provider and the simulator; null for nothing.</param>
    /// <param name="time">The clock; null for the system's.</param>
    public static Provider Of(PveSimulator pve, Func<IPve, IPve>? over = null, TimeProvider? time = null) =>
        Of(Configurations.Of(pve), over, time);

    /// <summary>One with that configuration.</summary>
    /// <param name="configuration">The configuration of the provider, as <see cref="Configurations"/> has them.</param>
    /// <param name="over">What stands between the provider and the simulator; null for nothing.</param>
    /// <param name="time">The clock; null for the system's.</param>
    /// <exception cref="ArgumentException">The provider refuses the configuration.</exception>
    public static Provider Of(Value configuration, Func<IPve, IPve>? over = null, TimeProvider? time = null)
    {
        var options = new EngineOptions { Environment = _ => null, Hear = ReachedMethods.Hear, Time = time ?? TimeProvider.System };
        var provider = new Provider(Catalogs.All, over is null ? options : options with
        {
            Connect = (to, log, time) => over(options.Connect(to, log, time)),
        });
        return provider.Configure(configuration) is { Count: 0 } ? provider
            : throw new ArgumentException("The provider refuses the configuration.", nameof(configuration));
    }
}
