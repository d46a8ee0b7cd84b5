using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Model.Fields;
using Proxmox.Resources.Guests.Drives;

namespace Proxmox.Resources.Guests.Lifecycle;

// What happens to drives: their slots emptied, their volumes moved, grown and deleted.
internal sealed partial class GuestChange
{
    private async Task EmptyAsync(ImmutableArray<string> slots, bool force, CancellationToken cancel)
    {
        if (slots.IsEmpty)
        {
            return;
        }

        Touched.UnionWith(slots);
        var form = new Form().Add("delete", string.Join(',', slots));
        if (force)
        {
            form.Add("force", true);
        }

        await SendAsync(deadline => Operation.Pve.PutAsync(Guest.Path + "/config", form, deadline), slots, cancel);
    }

    /// <summary>
    /// Deletes for good what was to be and has become unused by now. A running guest keeps what it cannot let go until it restarts, so
    /// that this is done once more after a restart.
    /// </summary>
    public async Task DestroyUnusedAsync(CancellationToken cancel)
    {
        var volumes = _drives.Superseded
            .Concat(Model.DestroysWithSlot ? [] : _drives.Destroyed.Select(slot => _drives.Before[slot]))
            .Select(drive => drive.Volume).Concat(Model.ToDestroy(Operation.Prior)).ToHashSet(StringComparer.Ordinal);
        if (volumes.Count == 0)
        {
            return;
        }

        var unused = (await LiveAsync(cancel)).Data.Members.Where(entry => ConfigOption.IsUnused(entry.Key)
            && volumes.Contains(entry.Value.AsText())).Select(entry => entry.Key);
        await EmptyAsync([.. unused], force: false, cancel);
    }

    // True when it is to be started again. The plan has said that it restarts, or refused to move anything.
    private async Task<bool> StopToMoveAsync(CancellationToken cancel)
    {
        if (!Model.MovesStopped || _drives.Moved.IsEmpty || !(await Power.NowAsync(cancel)).IsRunning)
        {
            return false;
        }

        var plan = Operation.Planned;
        var isToStop = plan.Get(Guests.Power.State) == Guests.Power.Stopped || plan.Get(Guests.Power.Template) == true;
        if (!isToStop && plan.Get(Guests.Power.OnRestartRequired) is not (Guests.Power.Reboot or Guests.Power.StopStart))
        {
            return false;
        }

        await Power.ShutDownAsync(cancel);
        return !isToStop;
    }

    private Task MoveAsync(GuestDrive drive, CancellationToken cancel)
    {
        var (action, form) = Model.Move(drive, Model.DrivesOf(Operation.Config.Value).GetValueOrDefault(drive.Slot));
        form.Add("storage", drive.Storage!).Add("delete", true);
        return Operation.DispatchAsync(deadline => Operation.Pve.PostAsync(Guest.Path + action, form, deadline), cancel);
    }

    private Task GrowAsync(GuestDrive drive, CancellationToken cancel) => Operation.DispatchAsync(
        deadline => Operation.Pve.PutAsync(Guest.Path + "/resize", new Form().Add("disk", drive.Slot).Add("size", drive.Size!), deadline),
            cancel);
}
