using Proxmox.Client;
using Proxmox.Model.Fields;
using Proxmox.Resources.Storage;

namespace Proxmox.Resources.Nodes.Storage;

/// <summary>A file on a storage as a node sees it: its volume id is <c>storage:content/name</c>.</summary>
/// <param name="Node">The node.</param>
/// <param name="Storage">The storage.</param>
/// <param name="Content">What it is, such as <c>iso</c>.</param>
/// <param name="Name">Its name.</param>
internal sealed record StoredFile(string Node, string Storage, string Content, string Name)
{
    /// <summary>The volume id.</summary>
    public string Id => $"{Storage}:{Content}/{Name}";

    /// <summary>Where it is among all nodes: its import id.</summary>
    public string Place => $"{Node}/{Id}";

    /// <summary>The path of the volume in the API.</summary>
    public string Path => StorageVolume.Path(Node, Storage, Id);

    /// <summary>The path of what its storage does on its node, such as <c>upload</c>.</summary>
    public string Beside(string action) => PvePath.Join("nodes", Node, "storage", Storage, action);

    /// <summary>
    /// The file that an object is; null while a part of its name is not known. A template has no attribute for what it is.
    /// </summary>
    public static StoredFile? Of(Attributes subject)
    {
        var content = subject.Value[FileFields.ContentName];
        return subject.Get(FileFields.Node) is { } node && subject.Get(FileFields.Storage) is { } storage && !content.IsUnknown
            && subject.Value[FileName.Attribute].AsText() is { } name
                ? new(node, storage, content.AsText() ?? FileKind.Template, name) : null;
    }

    /// <summary>The file that an object is.</summary>
    /// <exception cref="PveFault">Nothing says what it is called.</exception>
    public static StoredFile Require(Attributes subject) => Of(subject) ?? throw PveFault.About(
        FileName.Attribute, $"nothing says what the file is to be called; set {FileName.Attribute}");

    /// <summary>What PVE tells of it, in the shape that the attributes read; null when there is none.</summary>
    public async Task<PveData?> ReadAsync(IPve pve, CancellationToken cancel) =>
        await StorageVolume.ReadAsync(pve, Node, Storage, Id, Content, cancel) is { } told ? Shape(told) : null;

    /// <summary>The answer of PVE, or an entry of its list, with the parts of the name.</summary>
    public PveData Shape(PveData told) => PveData.Object(
        ("storage", PveData.Of(Storage)),
        ("content", PveData.Of(Content)),
        ("filename", PveData.Of(Name)),
        (ContainerTemplate.Name.Wire, PveData.Of(Name)),
        (FileFields.Volume.Wire, PveData.Of(Id)),
        (FileFields.Size.Wire, told["size"]),
        ("path", told["path"]));
}
