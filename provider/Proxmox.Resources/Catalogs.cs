using Proxmox.Engine.Declarations;

namespace Proxmox.Resources;

/// <summary>Every declaration of the provider.</summary>
public static partial class Catalogs
{
    /// <summary>All resources, data sources and commands.</summary>
    public static Catalog All { get; } = new(Resources, DataSources, Commands, () => [Foreign.Bpg.Provider, Foreign.Telmate.Provider]);
}
