using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests.Drives;

namespace Proxmox.Resources.Lxc;

/// <summary>What is in a slot for mount points: a volume, or a directory or device of the node.</summary>
/// <param name="Slot">The slot: <c>rootfs</c>, <c>mp0</c>.</param>
/// <param name="Value">The members of its attribute.</param>
internal sealed record MountPoint(string Slot, Value Value) : GuestDrive(Slot, Value)
{
    /// <summary>Where it is mounted; null for the root, and while it is unknown.</summary>
    public string? MountPath => Value[MountPoints.MountPath.Name].AsText();

    /// <summary>True for the root.</summary>
    public bool IsRoot => Slot == MountPoints.Root;

    /// <inheritdoc/>
    public override AttributePath Path => AttributePath.Of(MountPoints.Map.Name).Key(Slot);

    /// <inheritdoc/>
    public override bool IsDisk => !MountPoints.IsPath(Value[MountPoints.Volume.Name]);

    /// <inheritdoc/>
    public override bool IsPermanent => IsRoot;

    /// <inheritdoc/>
    public override bool BringsItsSize => IsDisk && Volume is not null;

    /// <inheritdoc/>
    public override bool IsMade => Volume is null;

    /// <summary>The mount points of a container, by slot.</summary>
    public static ImmutableSortedDictionary<string, GuestDrive> AllOf(Value container) =>
        container[MountPoints.Map.Name].Members.ToImmutableSortedDictionary(
            slot => slot.Key, slot => (GuestDrive)new MountPoint(slot.Key, slot.Value), StringComparer.Ordinal);

    /// <summary>The parts of a mount point's property string as the attributes read them.</summary>
    public static PveData Read(string text)
    {
        if (!PropertyString.TryParse(text, "volume", out var parts, out _))
        {
            return PveData.Null;
        }

        var volume = parts["volume"] ?? "";
        var colon = volume.IndexOf(':', StringComparison.Ordinal);
        return PveData.Object(
            parts.Select(part => KeyValuePair.Create(part.Key, PveData.Of(part.Value)))
                .Append(KeyValuePair.Create(
                    MountPoints.Storage.Wire, PveData.Of(colon < 0 || volume[0] == '/' ? null : volume[..colon]))));
    }

    /// <inheritdoc/>
    public override string Ordered() => With(Volume ?? $"{Storage}:{(Size is null ? "4" : Gibibytes())}", "");

    /// <inheritdoc/>
    public override string Kept(string volume) => With(volume, IsDisk && Size is { } size ? $"size={size}" : "");

    /// <inheritdoc/>
    public override bool IsReplacedBy(GuestDrive next) => next.Volume is not null && Differs(Volume, next.Volume);

    /// <inheritdoc/>
    public override bool IsChangedTo(GuestDrive next) =>
        next is MountPoint mount && (OptionsText() != mount.OptionsText() || Differs(MountPath, mount.MountPath));

    // What PVE means by an absent option is not said: the root does not even know all of them.
    private string OptionsText() => ToForm.Text(MountOptions.AsText, Value.Object(
        MountOptions.All.Where(option => !SemanticEquality.Equal(option, Value[option.Name], Value.Null))
            .Select(option => KeyValuePair.Create(option.Name, Value[option.Name]))));

    private string With(string volume, string size)
    {
        var parts = new[] { volume, MountPath is { } path ? $"mp={path}" : "", OptionsText(), size };
        return string.Join(',', parts.Where(part => part.Length > 0));
    }
}
