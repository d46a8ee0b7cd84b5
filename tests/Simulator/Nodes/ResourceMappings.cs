using Proxmox.Simulator.Schema;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Nodes;

/// <summary>Names for devices and directories of the nodes (<c>PVE::Mapping</c>). What they name is taken to be there.</summary>
public sealed class ResourceMappings
{
    private readonly Datacenter _datacenter;

    private ResourceMappings(Datacenter datacenter)
    {
        _datacenter = datacenter;
    }

    public static ResourceMappings Of(Datacenter datacenter) => datacenter.Part(d => new ResourceMappings(d));

    /// <summary>The file of a kind: <c>pci</c>, <c>usb</c> or <c>dir</c>.</summary>
    public static string FileName(string kind) => $"mapping/{kind}.cfg";

    /// <summary>The mappings of a kind.</summary>
    public SectionConfig Read(string kind) => SectionConfig.Parse(_datacenter.File(FileName(kind)).Text);

    /// <summary>Nodes on which a mapping names something.</summary>
    public IReadOnlySet<string> Nodes(string kind, string id) => (Read(kind).Find(id)?["map"] ?? "").Split('\n')
        .SelectMany(entry => entry.Split(','))
        .Where(part => part.StartsWith("node=", StringComparison.Ordinal))
        .Select(part => part["node=".Length..])
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether a mapping says that a running guest may take its device along.</summary>
    public bool IsLiveMigratable(string id) => PropertyString.Boolean(Read("pci").Find(id)?["live-migration-capable"] ?? "0") == "1";
}
