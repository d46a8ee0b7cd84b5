using Proxmox.Model.Values;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Cluster.Metrics;

/// <summary>What the lives of all types of metric server have in common.</summary>
internal static class MetricsServerLife
{
    private const string Collection = "/cluster/metrics/server/";

    /// <summary>The life of a metric server named after its type.</summary>
    /// <param name="type">The resource's name behind <c>metrics_</c>.</param>
    /// <param name="own">Optional attributes of the type alone.</param>
    public static Lifecycle Of(string type, Value own)
    {
        var minimal = Config(("metrics_server_id", type), ("server", "192.0.2.80"), ("port", 2003));
        var full = Value.Object(minimal.Members.Concat(own.Members)).With("disabled", true);
        return new("metrics_" + type)
        {
            Id = type,
            Minimal = minimal,
            Full = full,
            Changed = full.With("server", "metrics.example.com").With("port", 8089).With("disabled", false),
            Replacements = [("metrics_server_id", "other")],
            Drift = pve => pve.Request("PUT", Collection + type, ("server", "192.0.2.81"), ("port", 2004)),
            Remove = pve => pve.Request("DELETE", Collection + type),
            Find = pve => pve.Request("GET", Collection + type),
            CreateRequest = ("POST", Collection + "*"),
        };
    }
}
