using Proxmox.Engine.Declarations;
using Proxmox.Hcl;
using Proxmox.Terraform.Schemas;

namespace Proxmox.Tools.Discover;

/// <summary>Makes the files of resources.</summary>
internal sealed class ResourceFiles
{
    private static readonly HclPlace Nowhere = new("", 0);

    private readonly Discovery _discovery;
    private readonly BodyWriter _bodies;

    public ResourceFiles(Discovery discovery, bool isForProgram = false) =>
        (_discovery, _bodies) = (discovery, new(new(discovery.Catalog, discovery.Objects)) { IsForProgram = isForProgram });

    /// <summary>The files, each made when it is asked for.</summary>
    public IEnumerable<DiscoveredFile> All => _discovery.Objects.GroupBy(found => TopicOf(found.Resource))
        .OrderBy(topic => topic.Key, StringComparer.Ordinal)
        .Select(topic => new DiscoveredFile($"{topic.Key}.tf", new([],
            [.. topic.GroupBy(found => (found.Resource.Name, found.Label)).SelectMany(Blocks)])));

    /// <summary>The name of the file that objects of a resource stand in, without its ending.</summary>
    public static string TopicOf(Resource resource) => resource.Discovery.Topic ?? resource.Area.Name;

    private IEnumerable<HclBlock> Blocks(IEnumerable<FoundObject> same)
    {
        var all = same.ToList();
        return all[0].Key is null ? all.Select(Block) : GroupBlocks.Of(all, _bodies);
    }

    /// <summary>The block of an object that has one of its own.</summary>
    public HclBlock Block(FoundObject found) => new(
        Nowhere, [.. found.Remarks, .. found.Notes], "resource", [TypeNames.Of(found.Resource), found.Label], _bodies.Write(found));
}
