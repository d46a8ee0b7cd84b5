using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Storage;

/// <summary>The container templates that a node offers: <c>/nodes/{node}/aplinfo</c> (<c>PVE::API2::Nodes</c>).</summary>
public static class ContainerTemplateList
{
    private static readonly Field<string> Package = Text("package", "Only templates of this package. Unset means all.");

    private static readonly Field<string> Section = Text("section", "Only templates of this section. Unset means all.");

    private static readonly Field<IReadOnlyList<Attributes>> Items = EntryList.Items(
        "The templates, ordered by name.",
        Text("file_name", "Name of the template, which is that of its file.").OnWire("template").AlwaysReturned(),
        Text("package", "Package that it is a version of."),
        Text("version", "Version of the package."),
        Text("section", "Section of the list, such as `system` or `turnkeylinux`."),
        Text("system", "Operating system in it, such as `debian-13`.").OnWire("os"),
        Text("architecture", "Architecture that it is for, such as `amd64`."),
        Text("headline", "What it is, in a few words."),
        Text("info_url", "Page that tells more of it.").OnWire("infopage"),
        Text("url", "Address that the nodes fetch it from.").OnWire("location"),
        Text("sha512", "SHA-512 checksum in hexadecimal digits. Null for a list that has others.").OnWire("sha512sum"));

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } =
        new("container_templates", "The container templates that a node offers to fetch, from the lists that it keeps.")
        {
            Area = Areas.Storage,
            Fields = [FileFields.Node with { Doc = "Node whose lists are read." }, Package, Section, Items],
            Read = async (session, config, cancel) => EntryList.Of(
                Items, (await Appliances.AllAsync(session, config.Get(FileFields.Node)!, cancel))
                    .Where(entry => Appliances.Fits(entry, config.Get(Package), config.Get(Section)))),
        };
}
