using System.Globalization;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Resources.Guests.Drives;

/// <summary>What is in a slot for drives of a guest. Drives of every kind have the members that are read here.</summary>
/// <param name="Slot">The slot: <c>scsi0</c>, <c>mp0</c>.</param>
/// <param name="Value">The members of its attribute.</param>
internal abstract record GuestDrive(string Slot, Value Value)
{
    /// <summary>The member that names the volume.</summary>
    public const string VolumeName = "volume";

    /// <summary>The member that names the storage.</summary>
    public const string StorageName = "storage";

    /// <summary>The member that names the format.</summary>
    public const string FormatName = "format";

    /// <summary>The member that tells the size.</summary>
    public const string SizeName = "size";

    /// <summary>The member that says what becomes of the volume.</summary>
    public const string OnRemoveName = "on_remove";

    /// <summary>
    /// An absolute path in PVE's notation of drives, in which a comma ends it; blanks belong to it, but for those at the end.
    /// </summary>
    public const string PathPattern = "/([^,\\s]+( +[^,\\s]+)*)?";

    /// <summary>
    /// A volume id or a path: <c>pve-volume-id-or-qm-path</c>. Names of images that somebody has put there may have blanks.
    /// </summary>
    public const string VolumePattern = "[^:,\\s/]+:[^,\\s]+( +[^,\\s]+)*|" + PathPattern;

    private const string Destroy = "destroy";

    /// <summary>What may become of a volume whose slot leaves the configuration.</summary>
    public static Vocabulary OnRemove { get; } = new(
        "DiskOnRemove",
        "What becomes of a volume whose slot leaves the configuration.",
        ("detach", "It is kept, in no slot of the guest."),
        (Destroy, "It is deleted for good."));

    /// <summary>True for a volume of a storage, which PVE names; what is outside of all storages somebody has named.</summary>
    public static bool IsVolumeId(Value volume) => volume.AsText()?.StartsWith('/') is not true;

    /// <summary>The volume id, or the path of what is no volume of a storage; null while it is unknown.</summary>
    public string? Volume => Value[VolumeName].AsText();

    /// <summary>The storage; null while it is unknown.</summary>
    public string? Storage => Value[StorageName].AsText();

    /// <summary>The format; null while it is unknown.</summary>
    public string? Format => Value[FormatName].AsText();

    /// <summary>The size as the user or PVE writes it; null while it is unknown.</summary>
    public string? Size => Value[SizeName].AsText();

    /// <summary>True when the volume is deleted with the slot.</summary>
    public bool IsDestroyedOnRemove => Value[OnRemoveName].AsText() == Destroy;

    /// <summary>The attribute that the drive is a value of.</summary>
    public abstract AttributePath Path { get; }

    /// <summary>True for a volume that holds data of the guest.</summary>
    public abstract bool IsDisk { get; }

    /// <summary>True when its slot is never empty, so that leaving the configuration means nothing.</summary>
    public virtual bool IsPermanent => false;

    /// <summary>True when it stays in its slot until another one takes its place: the guest is never left without.</summary>
    public virtual bool StaysUntilReplaced => false;

    /// <summary>True for a new drive whose volume has a size of its own, such as an image.</summary>
    public abstract bool BringsItsSize { get; }

    /// <summary>True for a new drive whose volume PVE makes.</summary>
    public abstract bool IsMade { get; }

    /// <summary>The parameter that puts the drive into its slot for the first time.</summary>
    public abstract string Ordered();

    /// <summary>The parameter that gives the drive in its slot other options.</summary>
    public abstract string Kept(string volume);

    /// <summary>True when the slot will hold something else, and not the same thing changed.</summary>
    public abstract bool IsReplacedBy(GuestDrive next);

    /// <summary>True when the same thing will have other options.</summary>
    public abstract bool IsChangedTo(GuestDrive next);

    /// <summary>The size in bytes; null while it is unknown.</summary>
    public static decimal? Bytes(string? size) => size is not null && Formats.Size.Canonical(size) is { } canonical
        ? decimal.Parse(canonical, CultureInfo.InvariantCulture)
        : null;

    /// <summary>The size of a new volume as PVE takes it: GiB, with a fraction.</summary>
    protected string Gibibytes() =>
        ((Bytes(Size) ?? Gibibyte) / Gibibyte).ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>True when the plan says otherwise; what it leaves open is as it is.</summary>
    protected internal static bool Differs(string? old, string? planned) =>
        planned is not null && !string.Equals(old, planned, StringComparison.Ordinal);

    private const decimal Gibibyte = 1L << 30;
}
