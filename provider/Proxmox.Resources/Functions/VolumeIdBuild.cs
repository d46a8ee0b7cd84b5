using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Functions;

/// <summary>Puts a volume id together: <c>pve-volume-id</c>.</summary>
public static class VolumeIdBuild
{
    private static readonly Field<string> Storage = VolumeNames.Storage.Required().Checked(Identifiers.Storage);

    private static readonly Field<string> Content = Text("content", VolumeNames.Content.Doc).Required()
        .OneOf("images", "rootdir", "iso", "vztmpl", "backup", "snippets", "import");

    private static readonly Field<string> Name = Text("name", VolumeNames.Name.Doc).Required()
        .Matching(@"[^\s,]+", "a name without blanks and commas");

    private static readonly Field<string> Id = Text("volume_id", "The volume id.").Computed().AlwaysReturned();

    /// <summary>The declaration.</summary>
    public static Function Declaration { get; } = new("volume_id_build",
        "Puts a volume id together of a storage, a kind of content and a name: the parts of an id that was taken apart give the "
        + "same id again.")
    {
        Area = Areas.Storage,
        Verb = "build",
        Fields = [Storage, Content, Name],
        Result = Id,
        Compute = arguments =>
        {
            var (storage, content, name) = (arguments.Get(Storage)!, arguments.Get(Content)!, arguments.Get(Name)!);
            var volume = VolumeNames.Directories.Contains(content) ? $"{content}/{name}" : name;
            return VolumeNames.Read(storage, volume) is not null ? $"{storage}:{volume}" : throw new FunctionFault(Name,
                VolumeNames.Directories.Contains(content)
                    ? $"{Name.Name} \"{name}\" names no file in the directory of {content}: leave out \"..\", and for images and templates "
                        + "every slash."
                    : $"{Name.Name} \"{name}\" is none that PVE gives a disk. Write one such as \"vm-100-disk-0\", or on a storage of files "
                    + "\"100/vm-100-disk-0.qcow2\".");
        },
    };
}
