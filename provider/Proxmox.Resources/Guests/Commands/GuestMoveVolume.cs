using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Guests.Commands;

/// <summary>Moves a volume of a guest to another storage: <c>POST .../move_disk</c>, <c>POST .../move_volume</c>.</summary>
/// <param name="kind">The kind of guests.</param>
/// <param name="noun">What the volume is called: <c>disk</c>.</param>
/// <param name="parameter">PVE's parameter for its slot, and with <c>move_</c> in front the path.</param>
internal sealed class GuestMoveVolume(GuestKind kind, string noun, string parameter)
{
    private readonly Field<string> _slot = Text("slot", $"Slot of the {noun}, such as `{(kind == GuestKind.Vm ? "scsi0" : "mp0")}`.")
        .OnWire(parameter).Required().Matching("[a-z]+[0-9]*", $"a slot such as \"{(kind == GuestKind.Vm ? "scsi0" : "mp0")}\"");

    private readonly Field<string> _targetStorage = Text("target_storage", $"Storage that the {noun} moves to.").OnWire("storage")
        .Checked(Identifiers.Storage).Required()
        .Needs(StoragePrivilege.SpaceOf("target_storage"));

    private readonly Field<bool> _deleteSource =
        Flag("delete_source", "Removes the old volume once the copy is made. Unset means false: it stays with the "
            + $"{kind.Noun} as an unused {noun}.").OnWire("delete");

    private readonly Field<string> _volume =
        Text("volume", $"Volume of the {noun} afterwards, such as `local-lvm:vm-100-disk-0`.").Computed();

    /// <summary>The command.</summary>
    /// <param name="doc">What it does, for users.</param>
    /// <param name="format">The format that the copy gets; null where there is none to choose.</param>
    public Command Declare(string doc, Field<string>? format = null) =>
        new($"{kind.Prefix}_move_{noun}", doc)
        {
            Area = Areas.Guests,
            Noun = kind.ClassName + char.ToUpperInvariant(noun[0]) + noun[1..],
            Verb = "move",
            Target = GuestCommand.VmId(kind),
            Fields = [GuestCommand.VmId(kind), _slot, _targetStorage, .. format is null ? (Field[])[] : [format], _deleteSource, _volume],
            Limit = TimeSpan.FromHours(2),
            Privileges = [GuestPrivilege.Audit, GuestPrivilege.Disk],
            Run = (run, cancel) => RunAsync(run, format, cancel),
        };

    private async Task<Value?> RunAsync(CommandRun run, Field<string>? format, CancellationToken cancel)
    {
        var guest = await GuestCommand.FindAsync(run, kind, cancel);
        var before = await VolumeAsync(run, guest, cancel);
        if (IsThere(before, run.Config.Get(_targetStorage)!, format is null ? null : run.Config.Get(format)))
        {
            run.ChangesNothing($"The {noun} {run.Config.Get(_slot)} of {guest.Place} is there already.");
            return Value.Object((_volume.Name, before!));
        }

        await GuestCommand.PostAsync(run, guest.Place, $"/move_{parameter}", cancel);
        return await VolumeAsync(run, guest, cancel) is { } after ? Value.Object((_volume.Name, after)) : null;
    }

    // The volume stands in front of the options.
    private async Task<string?> VolumeAsync(CommandRun run, GuestStatus guest, CancellationToken cancel)
    {
        var config = await run.Pve.GetAsync(guest.Place.Path + "/config", cancel: cancel);
        return config[run.Config.Get(_slot)!].AsText()?.Split(',')[0];
    }

    private static bool IsThere(string? volume, string storage, string? format) =>
        volume?.StartsWith(storage + ":", StringComparison.Ordinal) is true
        && (format is null || volume.EndsWith("." + format, StringComparison.Ordinal));
}
