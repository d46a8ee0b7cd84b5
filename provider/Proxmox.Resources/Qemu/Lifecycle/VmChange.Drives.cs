using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Resources.Qemu.Drives;

namespace Proxmox.Resources.Qemu.Lifecycle;

// What happens to drives: their slots emptied, their volumes moved, grown and deleted.
internal sealed partial class VmChange
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

        await SendAsync(deadline => _operation.Pve.PutAsync(Vm.Path + "/config", form, deadline), slots, cancel);
    }

    // A running VM keeps them until it starts anew.
    private async Task DestroySupersededAsync(CancellationToken cancel)
    {
        if (_drives.Superseded.IsEmpty)
        {
            return;
        }

        var volumes = _drives.Superseded.Select(drive => drive.Volume).ToHashSet(StringComparer.Ordinal);
        var unused = (await LiveAsync(cancel)).Data.Members.Where(entry => entry.Key.StartsWith("unused", StringComparison.Ordinal)
            && volumes.Contains(entry.Value.AsText())).Select(entry => entry.Key);
        await EmptyAsync([.. unused], force: false, cancel);
    }

    private Task MoveAsync(Drive drive, CancellationToken cancel)
    {
        var form = new Form().Add("disk", drive.Slot).Add("storage", drive.Storage!).Add("delete", true);
        if (drive.Format is { } format && Drive.AllOf(_operation.Config.Value).TryGetValue(drive.Slot, out var wanted)
            && wanted.Format is not null)
        {
            form.Add("format", format);
        }

        return _operation.DispatchAsync(deadline => _operation.Pve.PostAsync(Vm.Path + "/move_disk", form, deadline), cancel);
    }

    private Task GrowAsync(Drive drive, CancellationToken cancel) => _operation.DispatchAsync(
        deadline => _operation.Pve.PutAsync(Vm.Path + "/resize", new Form().Add("disk", drive.Slot).Add("size", drive.Size!), deadline),
            cancel);
}
