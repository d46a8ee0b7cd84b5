using Proxmox.Engine.Declarations;

namespace Proxmox.Resources;

/// <summary>Every declaration of the provider.</summary>
public static partial class Catalogs
{
    /// <summary>All there is.</summary>
    public static Catalog All { get; } = new(
        Resources, DataSources, Commands, Functions, Ephemerals, () => [Foreign.Bpg.Provider, Foreign.Telmate.Provider]);
}
