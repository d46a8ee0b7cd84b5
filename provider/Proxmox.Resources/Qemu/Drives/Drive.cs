using System.Collections.Immutable;
using System.Globalization;
using Proxmox.Client;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Resources.Qemu.Drives;

/// <summary>What is in a slot for drives: a disk, a CD-ROM, the cloud-init drive, the EFI variables or the TPM's state.</summary>
/// <param name="Slot">The slot: <c>scsi0</c>, <c>efidisk0</c>.</param>
/// <param name="Value">The members of its attribute.</param>
internal sealed record Drive(string Slot, Value Value)
{
    private const string EfiSlot = "efidisk0";
    private const string TpmSlot = "tpmstate0";
    private const decimal Gibibyte = 1L << 30;

    private static readonly Field<Attributes> EfiText = Options(Disks.Efi);
    private static readonly Field<Attributes> TpmText = Options(Disks.Tpm);

    /// <summary>The ISO image, <c>none</c> or <c>cdrom</c> of a CD-ROM; null for others.</summary>
    public string? Iso => Value[Disks.Iso.Name].AsText();

    /// <summary>True for the cloud-init drive.</summary>
    public bool IsCloudInit => Value[Disks.CloudInit.Name].AsBool() is true;

    /// <summary>True for what holds data: neither a CD-ROM nor the cloud-init drive, whose content PVE makes anew.</summary>
    public bool IsDisk => Iso is null && !IsCloudInit;

    /// <summary>The volume id; null while it is unknown.</summary>
    public string? Volume => Value[Disks.Volume.Name].AsText();

    /// <summary>The storage; null while it is unknown.</summary>
    public string? Storage => Value[Disks.Storage.Name].AsText();

    /// <summary>The format; null while it is unknown.</summary>
    public string? Format => Value[Disks.Format.Name].AsText();

    /// <summary>The size as the user or PVE writes it; null while it is unknown.</summary>
    public string? Size => Value[Disks.Size.Name].AsText();

    /// <summary>What a new disk is made from.</summary>
    public string? ImportFrom => Value[Disks.ImportFrom.Name].AsText();

    /// <summary>True when the volume is deleted with the slot.</summary>
    public bool IsDestroyedOnRemove => Value[Disks.OnRemove.Name].AsText() == "destroy";

    /// <summary>The attribute that the drive is a value of.</summary>
    public AttributePath Path => Slot switch
    {
        EfiSlot => AttributePath.Of(Disks.Efi.Name),
        TpmSlot => AttributePath.Of(Disks.Tpm.Name),
        _ => AttributePath.Of(Disks.Map.Name).Key(Slot),
    };

    /// <summary>What only a new volume can be: the EFI variables' type, the TPM's version.</summary>
    public ImmutableArray<Value> Kind => Slot switch
    {
        EfiSlot => [Value["type"], Value["pre_enrolled_keys"]],
        TpmSlot => [Value["version"]],
        _ => [],
    };

    /// <summary>The drives of a VM, by slot.</summary>
    public static ImmutableSortedDictionary<string, Drive> AllOf(Value vm)
    {
        var drives = vm[Disks.Map.Name].Members.Select(member => new Drive(member.Key, member.Value)).ToList();
        foreach (var (slot, field) in ((string, Field)[])[(EfiSlot, Disks.Efi), (TpmSlot, Disks.Tpm)])
        {
            if (vm[field.Name].Kind == ValueKind.Object)
            {
                drives.Add(new(slot, vm[field.Name]));
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

    /// <summary>The parameter that puts the drive into its slot for the first time.</summary>
    public string Ordered()
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
            : With($"{Storage}:{Gibibytes()}", format);
    }

    /// <summary>The parameter that gives the drive in its slot other options.</summary>
    public string Kept(string volume) => Iso is { } iso ? With(iso, "media=cdrom")
        : IsCloudInit ? With(volume, "media=cdrom")
        : With(volume, Size is { } size ? $"size={size}" : "");

    /// <summary>The size in bytes; null while it is unknown.</summary>
    public static decimal? Bytes(string? size) => size is not null && Formats.Size.Canonical(size) is { } canonical
        ? decimal.Parse(canonical, CultureInfo.InvariantCulture)
        : null;

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

    // PVE takes the size of a new disk in GiB, with a fraction; the EFI variables and the TPM's state have sizes of their own.
    private string Gibibytes() => Slot is EfiSlot or TpmSlot
        ? "1" : ((Bytes(Size) ?? Gibibyte) / Gibibyte).ToString("0.######", CultureInfo.InvariantCulture);

    private static string FormatOf(string file) =>
        file[(file.LastIndexOf('.') + 1)..] is ("qcow2" or "vmdk" or "qcow" or "qed" or "cloop") and var extension ? extension : "raw";

    private static Field<Attributes> Options(Field<Attributes> drive) => Declare.Nested(
        "options",
        drive.Doc,
        [.. drive.Type.Nested.Where(field => field.Name is "type" or "pre_enrolled_keys" or "ms_cert" or "version")]);
}
