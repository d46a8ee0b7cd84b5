using System.Collections.Immutable;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Firewall;

/// <summary>The options of the cluster: <c>/cluster/firewall/options</c> (PVE::API2::Firewall::Cluster).</summary>
public static class FirewallOptionsCluster
{
    private const string Path = "/cluster/firewall/options";

    /// <summary>Whether there is a firewall at all.</summary>
    internal static Field<bool> Enabled { get; } =
        Flag("enabled", "Whether the firewall of all nodes and guests is on. While it is off, no rule of any level has an effect. Unset "
            + "means false.").OnWire("enable").ImpliedDefault(false);

    /// <summary>What is done with what comes to the nodes.</summary>
    internal static Field<string> PolicyIn { get; } =
        FirewallPolicies.Of("policy_in", "What is done with traffic to the nodes that no rule speaks of. Unset means `DROP`.");

    private static readonly Field<Attributes> LogRateLimit = Nested(
        "log_rate_limit", "How many lines the firewall logs at most.",
        Flag("enabled", "Whether there is a limit, as there is without these settings.").OnWire("enable").Required().DefaultKey(),
        Text("rate", "How many lines in which time, such as `1/second` or `30/minute`. Unset means `1/second`.").ImpliedDefault("1/second")
            .Matching("[1-9][0-9]*/(second|minute|hour|day)", "a number of lines in a time, such as \"1/second\" or \"30/minute\""),
        Whole("burst", "How many lines are logged before the limit holds. Unset means 5.").Between(0).ImpliedDefault(5))
        .OnWire("log_ratelimit");

    private static readonly ImmutableArray<Field> Settings =
    [
        Enabled,
        PolicyIn,
        FirewallPolicies.Of("policy_out", "What is done with traffic from the nodes that no rule speaks of. Unset means `ACCEPT`."),
        FirewallPolicies.Forward("What is done with traffic that the nodes pass on and no rule speaks of. Unset means `ACCEPT`."),
        Flag("ebtables", "Whether the firewall filters Ethernet frames of guests as well. Unset means true.").ImpliedDefault(true),
        LogRateLimit,
    ];

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = FirewallOptions.Of(
        "cluster", "ClusterOptions", "the cluster", Path, [], "options", Settings, [.. FirewallLevel.PrivilegesFor(LevelKind.Cluster)],
        async (all, cancel) => [await all.Pve.GetAsync(Path, cancel: cancel)],
        planned => new() { IsOn = planned.Get(Enabled), PolicyIn = planned.Get(PolicyIn) });
}
