using Proxmox.Engine.Declarations;

namespace Proxmox.Tools.Discover.Map;

/// <summary>What an object of the map is: what PVE tells of it and what a state file records of it meet by this.</summary>
/// <param name="Kind">Which kind of object.</param>
/// <param name="Id">The number of a guest, <c>node/interface</c>, or the name of anything else.</param>
internal readonly record struct MapKey(MapKind Kind, string Id);

/// <summary>The kinds of objects that the map draws.</summary>
internal enum MapKind
{
    /// <summary>A VM or a container.</summary>
    Guest,

    /// <summary>A storage of the datacenter.</summary>
    Storage,

    /// <summary>A network interface of a node.</summary>
    Interface,

    /// <summary>A zone of the SDN.</summary>
    Zone,

    /// <summary>A VNet.</summary>
    Vnet,

    /// <summary>A pool.</summary>
    Pool,
}

/// <summary>Which types of resources are objects of the map.</summary>
internal static class MapKinds
{
    private static readonly (string Prefix, MapKind Kind)[] Families =
    [
        ("storage_", MapKind.Storage), ("network_", MapKind.Interface), ("sdn_zone_", MapKind.Zone),
    ];

    // What providers that came before call the same, without what their names begin with.
    private static readonly Dictionary<string, MapKind> Elsewhere = new(StringComparer.Ordinal)
    {
        ["vm"] = MapKind.Guest,
        ["vm2"] = MapKind.Guest,
        ["vm_legacy"] = MapKind.Guest,
        ["vm_qemu"] = MapKind.Guest,
        ["lxc"] = MapKind.Guest,
        ["container"] = MapKind.Guest,
        ["pool"] = MapKind.Pool,
        ["sdn_vnet"] = MapKind.Vnet,
        ["VirtualMachine"] = MapKind.Guest,
        ["VmLegacy"] = MapKind.Guest,
        ["Vm"] = MapKind.Guest,
        ["Vm2"] = MapKind.Guest,
        ["Container"] = MapKind.Guest,
        ["ContainerLegacy"] = MapKind.Guest,
        ["Pool"] = MapKind.Pool,
        ["PoolLegacy"] = MapKind.Pool,
        ["NetworkBridge"] = MapKind.Interface,
        ["NetworkVlan"] = MapKind.Interface,
        ["NetworkBond"] = MapKind.Interface,
    };

    /// <summary>The kind of a resource of this provider by its name without the provider's; null where the map does not draw it.</summary>
    public static MapKind? Of(string name) => name switch
    {
        "vm" or "container" => MapKind.Guest,
        "pool" => MapKind.Pool,
        "sdn_vnet" => MapKind.Vnet,
        _ => Family(name),
    };

    /// <summary>
    /// The kind of a resource type of Terraform, this provider's or another's for PVE; null where the map does not draw it.
    /// </summary>
    public static MapKind? OfTerraform(string type)
    {
        var name = Without(Without(type, "proxmox_"), "virtual_environment_");
        return name == type ? null : Elsewhere.TryGetValue(name, out var kind) ? kind : Family(name);
    }

    /// <summary>The kind of a resource type of Pulumi, this provider's or another's for PVE; null where the map does not draw it.</summary>
    public static MapKind? OfPulumi(string token, Func<string, Resource?> ours)
    {
        if (ours(token) is { } resource)
        {
            return Of(resource.Name);
        }

        return token.StartsWith("proxmoxve:", StringComparison.Ordinal) && Elsewhere.TryGetValue(token.Split(':')[^1], out var kind)
            ? kind
            : null;
    }

    /// <summary>
    /// The key of an object that a state file records by that id. Other providers write the node before a guest's number, and a colon
    /// between node and interface.
    /// </summary>
    public static MapKey Key(MapKind kind, string id) => new(kind, kind switch
    {
        MapKind.Guest => id.Split('/')[^1],
        MapKind.Interface => id.Replace(':', '/') is var path && path.IndexOf('/', StringComparison.Ordinal) is > 0 and var at
            ? $"{path[..at]}/{id[(at + 1)..]}" : id,
        _ => id,
    });

    /// <summary>The word that the page knows a kind by.</summary>
    public static string Word(MapKind kind) => kind switch
    {
        MapKind.Guest => "guest",
        MapKind.Storage => "storage",
        MapKind.Interface => "interface",
        MapKind.Zone => "zone",
        MapKind.Vnet => "vnet",
        _ => "pool",
    };

    private static MapKind? Family(string name)
    {
        foreach (var (prefix, kind) in Families)
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal))
            {
                return kind;
            }
        }

        return null;
    }

    private static string Without(string text, string prefix) =>
        text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : text;
}
