using System.Collections.Immutable;
using Proxmox.Engine.Declarations;

namespace Proxmox.Resources.Foreign;

/// <summary>The resource types of bpg/proxmox, up to 0.113, and what their objects are here.</summary>
internal static partial class Bpg
{
    private const string Prefix = "proxmox_";
    private const string LongPrefix = "proxmox_virtual_environment_";

    /// <summary>The provider.</summary>
    public static ForeignProvider Provider { get; } =
        new("bpg/proxmox", [.. Guests, .. Files, .. AccessTypes, .. ClusterTypes, .. NodeTypes, .. FirewallTypes, .. SdnTypes,
            .. StorageTypes])
        {
            Configuration = ConfigurationTable,
            DataSources = DataSources,
        };

    // Most types have two names, an older long one and a newer short one.
    private static ImmutableArray<string> Both(string stem) => [Prefix + stem, LongPrefix + stem];

    private static ForeignType Of(ImmutableArray<string> names, Resource resource, params ImmutableArray<ForeignIdentity> identity) =>
        new(names) { Targets = [new(resource, identity)] };

    private static ForeignType Long(string stem, Resource resource, params ImmutableArray<ForeignIdentity> identity) =>
        Of([LongPrefix + stem], resource, identity);

    private static ForeignType Short(string stem, Resource resource, params ImmutableArray<ForeignIdentity> identity) =>
        Of([Prefix + stem], resource, identity);

    private static ForeignType Either(string stem, Resource resource, params ImmutableArray<ForeignIdentity> identity) =>
        Of(Both(stem), resource, identity);

    private static ForeignType NoType(string stem, string way) => new(Both(stem)) { Way = way };

    private static ForeignIdentity By(string attribute, params ImmutableArray<string> sources) => new(attribute, sources);

    private static ForeignIdentity Node => By("node", "{node_name}");
}
