using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Mapping;

/// <summary>Directories for virtiofs (PVE::Mapping::Dir).</summary>
public static class DirectoryMapping
{
    private static readonly Field<string> Path =
        Text("path", "Absolute path of the directory. It must exist on the node.").Required()
            .Matching("/[^;,=()]+", "an absolute path without ; , = ( and )");

    private static readonly Field<IReadOnlyList<Attributes>> Map =
        NestedSet("map", "The directory on each node that has one.", ResourceMapping.Node, Path).TypeNamed("DirMapEntry");

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = ResourceMapping.Of(
        "dir", ConfigFiles.DirectoryMappings,
        "A name for a directory of each node, which VMs share with it by virtiofs.", "share", Map) with
    {
        Constraints = [ResourceMapping.OneForEachNode(Map)],
    };
}
