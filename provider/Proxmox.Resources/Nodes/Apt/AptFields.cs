using System.Collections.Immutable;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Apt;

/// <summary>What is said of repositories and packages in the same words.</summary>
internal static class AptFields
{
    /// <summary>Whether an entry was enabled before the resource.</summary>
    public static Field<bool> Previous { get; } =
        Flag("previous_enabled", "Whether it was enabled before, and false when it was not there: a destroy sets that again. Null after an "
            + "import; then a destroy leaves it as it is.")
            .Computed().NeverReturned();

    /// <summary>What an entry of a file says.</summary>
    public static ImmutableArray<Field> OfEntry { get; } =
    [
        TextList("types", "Whether packages come from it, `deb`, or their sources, `deb-src`.").OnWire("Types"),
        TextList("uris", "Where the packages are.").OnWire("URIs"),
        TextList("suites", "Releases, such as `trixie`.").OnWire("Suites"),
        TextList("components", "Parts of them, such as `pve-no-subscription`.").OnWire("Components"),
        Text("comment", "What is said about it in the file.").OnWire("Comment").As(Formats.Remark),
    ];

    /// <summary>What is told of a package.</summary>
    public static ImmutableArray<Field> OfPackage { get; } =
    [
        Text("package", "Name of the package.").OnWire("Package").AlwaysReturned(),
        Text("title", "What it is, in a few words.").OnWire("Title"),
        Text("version", "The newest version that there is.").OnWire("Version"),
        Text("installed_version", "The version that is installed. Null for a package that is not.").OnWire("OldVersion"),
        Text("origin", "Whose it is, such as `Proxmox` or `Debian`.").OnWire("Origin"),
        Text("section", "Section of the package.").OnWire("Section"),
        Text("priority", "Priority of the package, such as `optional`.").OnWire("Priority"),
        Text("architecture", "Architecture that it is for, such as `amd64`.").OnWire("Arch"),
        Text("description", "What it does.").OnWire("Description").As(Formats.Remark),
    ];
}
