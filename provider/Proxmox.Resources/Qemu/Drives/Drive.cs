using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests.Drives;

namespace Proxmox.Resources.Qemu.Drives;

/// <summary>What is in a slot for drives: a disk, a CD-ROM, the cloud-init drive, the EFI variables or the TPM's state.</summary>
/// <param name="Slot">The slot: <c>scsi0</c>, <c>efidisk0</c>.</param>
/// <param name="Value">The members of its attribute.</param>
internal sealed record Drive(string Slot, Value Value) : GuestDrive(Slot, Value)
{
    /// <summary>The slot of the EFI variables.</summary>
    public const string EfiSlot = "efidisk0";

    private const string TpmSlot = "tpmstate0";

    private static readonly Field<Attributes> EfiText = Options(Disks.Efi, Disks.EfiType, Disks.EnrolledKeys, Disks.Certificates);
    private static readonly Field<Attributes> TpmText = Options(Disks.Tpm, Disks.TpmVersion);

    /// <summary>The ISO image, <c>none</c> or <c>cdrom</c> of a CD-ROM; null for others.</summary>
    public string? Iso => Value[Disks.Iso.Name].AsText();

    /// <summary>True for the cloud-init drive.</summary>
    public bool IsCloudInit => Value[Disks.CloudInit.Name].AsBool() is true;

    /// <summary>True for what holds data: neither a CD-ROM nor the cloud-init drive, whose content PVE makes anew.</summary>
    public override bool IsDisk => Iso is null && !IsCloudInit;

    /// <summary>What a new disk is made from.</summary>
    public string? ImportFrom => Value[Disks.ImportFrom.Name].AsText();

    /// <inheritdoc/>
    /// <remarks>EFI variables and TPM states: a VM is never left without.</remarks>
    public override bool StaysUntilReplaced => Kind.Length > 0;

    /// <inheritdoc/>
    public override bool BringsItsSize => IsDisk && (ImportFrom ?? Volume) is not null;

    /// <inheritdoc/>
    public override bool IsMade => Iso is null && Volume is null;

    /// <inheritdoc/>
    public override AttributePath Path => Slot switch
    {
        EfiSlot => AttributePath.Of(Disks.Efi.Name),
        TpmSlot => AttributePath.Of(Disks.Tpm.Name),
        _ => AttributePath.Of(Disks.Map.Name).Key(Slot),
    };

    /// <summary>What only a new volume can be: the EFI variables' type, the TPM's version.</summary>
    public ImmutableArray<Value> Kind => Slot switch
    {
        EfiSlot => [Value[Disks.EfiType.Name], Value[Disks.EnrolledKeys.Name]],
        TpmSlot => [Value[Disks.TpmVersion.Name]],
        _ => [],
    };

    /// <summary>The drives of a VM, by slot.</summary>
    public static ImmutableSortedDictionary<string, GuestDrive> AllOf(Value vm)
    {
        var drives = vm[Disks.Map.Name].Members.Select(member => new Drive(member.Key, member.Value)).ToList<GuestDrive>();
        foreach (var (slot, field) in ((string, Field)[])[(EfiSlot, Disks.Efi), (TpmSlot, Disks.Tpm)])
        {
            if (vm[field.Name].Kind == ValueKind.Object)
            {
                drives.Add(new Drive(slot, vm[field.Name]));
            }
        }

        return drives.ToImmutableSortedDictionary(drive => drive.Slot, drive => drive, StringComparer.Ordinal);
    }

    /// <summary>True for a parameter that is a slot for drives.</summary>
    public static bool IsSlot(string parameter) => parameter is EfiSlot or TpmSlot || Disks.Map.IsSlot(parameter);

    /// <summary>The parts of a drive's property string as the attributes read them.</summary>
    public static PveData Read(string text)
    {
        if (!PropertyString.TryParse(text, "file", out var parts, out _))
        {
            return PveData.Null;
        }

        var file = parts["file"] ?? parts["volume"] ?? "";
        var members = parts.Where(part => part.Key is not ("file" or "volume" or "media" or "size" or "format"))
            .ToDictionary(part => part.Key, part => PveData.Of(DiskOptions.Decoded(part.Key, part.Value)), StringComparer.Ordinal);
        var isCdrom = parts["media"] == "cdrom";
        var isCloudInit = isCdrom && file.Contains("cloudinit", StringComparison.Ordinal);
        var colon = file.IndexOf(':', StringComparison.Ordinal);
        if (isCdrom && !isCloudInit)
        {
            members[Disks.Iso.Wire] = PveData.Of(file);
            return PveData.Object(members);
        }

        members[Disks.Volume.Wire] = PveData.Of(file);
        members[Disks.Storage.Wire] = PveData.Of(colon < 0 || file[0] == '/' ? null : file[..colon]);
        if (isCloudInit)
        {
            members[Disks.CloudInit.Wire] = PveData.Of(true);
            return PveData.Object(members);
        }

        members[Disks.Size.Wire] = PveData.Of(parts["size"]);
        members[Disks.Format.Wire] = PveData.Of(parts["format"] ?? FormatOf(file));
        return PveData.Object(members);
    }

    /// <inheritdoc/>
    public override string Ordered()
    {
        if (Iso is { } iso)
        {
            return With(iso, "media=cdrom");
        }

        if (IsCloudInit)
        {
            return With($"{Storage}:cloudinit", "media=cdrom");
        }

        if (Volume is { } volume)
        {
            return With(volume);
        }

        var format = Format is { } wanted ? $"format={wanted}" : "";
        return ImportFrom is { } source
            ? With($"{Storage}:0", $"import-from={source}", format)
            : With($"{Storage}:{(Slot is EfiSlot or TpmSlot ? "1" : Gibibytes())}", format);
    }

    /// <inheritdoc/>
    public override string Kept(string volume) => Iso is { } iso ? With(iso, "media=cdrom")
        : IsCloudInit ? With(volume, "media=cdrom")
        : With(volume, Size is { } size ? $"size={size}" : "");

    /// <inheritdoc/>
    public override bool IsReplacedBy(GuestDrive next) => next is Drive drive
        && ((Iso is null) != (drive.Iso is null)
            || IsCloudInit != drive.IsCloudInit
            || (drive.IsCloudInit && Differs(Storage, drive.Storage))
            || (drive.IsDisk && drive.Volume is not null && Differs(Volume, drive.Volume))
            || Kind.Zip(drive.Kind).Any(pair =>
                !pair.First.Equals(pair.Second) && !pair.Second.IsNull && !pair.Second.IsUnknown));

    /// <inheritdoc/>
    public override bool IsChangedTo(GuestDrive next) =>
        next is Drive drive && (OptionsText() != drive.OptionsText() || Differs(Iso, drive.Iso));

    /// <summary>The options alone, as PVE writes them: what differs is an option, and not the content.</summary>
    public string OptionsText() => Slot switch
    {
        EfiSlot => ToForm.Text(EfiText, Value),
        TpmSlot => ToForm.Text(TpmText, Value),
        _ => ToForm.Text(DiskOptions.AsText, Value),
    };

    private string With(string file, params ReadOnlySpan<string> parts)
    {
        var all = new List<string> { file };
        all.AddRange(parts);
        all.Add(OptionsText());
        return string.Join(',', all.Where(part => part.Length > 0));
    }

    private static string FormatOf(string file) =>
        file[(file.LastIndexOf('.') + 1)..] is ("qcow2" or "vmdk" or "qcow" or "qed" or "cloop") and var extension ? extension : "raw";

    private static Field<Attributes> Options(Field<Attributes> drive, params ImmutableArray<Field> own) =>
        Declare.Nested("options", drive.Doc, own);
}
