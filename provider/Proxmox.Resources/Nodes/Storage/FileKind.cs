using System.Collections.Immutable;
using Proxmox.Model.Fields;

namespace Proxmox.Resources.Nodes.Storage;

/// <summary>What PVE takes as a file from outside, and how such a file must be called (<c>PVE::Storage</c>).</summary>
/// <param name="Content">PVE's word for it, which stands in the volume id.</param>
/// <param name="Endings">What the name of a file ends in, in lower case.</param>
internal sealed record FileKind(string Content, ImmutableArray<string> Endings)
{
    /// <summary>The files of container templates, which OCI images become as well.</summary>
    public const string Template = "vztmpl";

    /// <summary>Hook scripts and cloud-init files, which PVE's API does not take.</summary>
    public const string Snippets = "snippets";

    private static readonly ImmutableArray<FileKind> All =
    [
        new("iso", [".iso", ".img"]),
        new(Template, [".tar.zst", ".tar.xz", ".tar.gz", ".tar.bz2", ".tar"]),
        new("import", [".qcow2", ".raw", ".vmdk", ".ova"]),
    ];

    /// <summary>The words, with what they mean.</summary>
    public static Vocabulary Words { get; } = new(
        "FileContentType",
        "What a file on a storage is.",
        ("iso", "An ISO image, for a drive of a virtual machine."),
        (Template, "A container template."),
        ("import", "A disk image or appliance to make virtual machines of."),
        (Snippets, "A hook script or a cloud-init file."));

    /// <summary>The kind of that word; null for one that has no rules.</summary>
    public static FileKind? Find(string? content) => All.FirstOrDefault(kind => kind.Content == content);

    /// <summary>True when PVE takes a file of that name.</summary>
    public bool Takes(string name) => Endings.Any(ending => name.Length > ending.Length && name.EndsWith(ending, Letters));

    // PVE itself is strict here and there.
    private StringComparison Letters => Content == "import" ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
}
