using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Functions;

/// <summary>Takes a volume id apart: <c>pve-volume-id</c>.</summary>
public static class VolumeIdParse
{
    private static readonly Field<string> Id =
        Text("volume_id", "Volume id, such as `local:iso/debian-13.iso` or `local-lvm:vm-100-disk-0`.").Required()
            .Checked(Identifiers.Volume);

    /// <summary>The declaration.</summary>
    public static Function Declaration { get; } = new("volume_id_parse",
        "Takes a volume id apart: its storage, what the volume is, whose it is, and its format. It goes by the names that PVE gives and "
        + "looks at no storage.")
    {
        Area = Areas.Storage,
        Verb = "parse",
        Fields = [Id],
        Result = VolumeNames.Parts,
        Compute = arguments =>
        {
            var text = arguments.Get(Id)!;
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            return VolumeNames.Read(text[..colon], text[(colon + 1)..]) ?? throw new FunctionFault(Id,
                $"{Id.Name} \"{text}\" has a name that PVE gives no volume. Write one such as \"local:iso/debian-13.iso\", "
                    + "\"local-lvm:vm-100-disk-0\" or \"local:100/vm-100-disk-0.qcow2\".");
        },
    };
}
