using System.Runtime.CompilerServices;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests.Lifecycle;
using Proxmox.Resources.Qemu;
using Proxmox.Resources.Qemu.Drives;

namespace Proxmox.Resources.Guests.Preflight;

/// <summary>Whether what is to be cloned is there and can be.</summary>
internal static class CloneCheck
{
    /// <summary>Finds a source that is missing, ambiguous, no VM, or no template where the clone is to be linked.</summary>
    public static async IAsyncEnumerable<PreflightProblem> FindAsync(PlannedGuest vm, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (vm.ToClone is not { } clone)
        {
            yield break;
        }

        var path = AttributePath.Of(CloneSource.Clone.Name);
        if (vm.Source is { } source)
        {
            var at = path.Attribute(clone.Has(CloneSource.VmId) ? CloneSource.VmId.Name : CloneSource.Name.Name);
            if (!source.IsVm)
            {
                yield return new(at, $"Guest {source.VmId} is no VM", $"It is a container, and a VM can only be cloned from a VM. Set {at} to a VM or template.") { IsCertain = true };
            }
            else if (clone.Get(CloneSource.Full) is false && !source.IsTemplate && !IsPlanned(vm, source.VmId))
            {
                yield return new(path.Attribute(CloneSource.Full.Name), $"VM {source.VmId} is no template", $"Only a template can have linked clones. Leave clone.full out or set it to true to copy the disks, or turn VM {source.VmId} into a template.");
            }

            foreach (var (drive, size) in await TooLargeAsync(vm, clone, source, cancel))
            {
                yield return new(
                    drive.Path.Attribute(Disks.Size.Name),
                    $"{drive.Path} cannot shrink",
                    $"VM {source.VmId}, which is cloned, has {size} there, and the clone would get {drive.Size}: PVE can only grow a disk. Set size to {size} or more, or leave it out.")
                { IsCertain = true };
            }
        }
        else if (clone.Get(CloneSource.VmId) is { } vmid)
        {
            var rights = await vm.Datacenter.RightsAsync(cancel);
            if (!IsPlanned(vm, vmid) && rights?.Has($"/vms/{vmid}", "VM.Audit") is not false)
            {
                yield return new(path.Attribute(CloneSource.VmId.Name), $"VM {vmid} does not exist", "There is no such guest to clone. Correct clone.vmid, or create the template first.");
            }
        }
        else if (clone.Get(CloneSource.Name) is { } name)
        {
            var found = CloneOrder.Named((await vm.Datacenter.CurrentGuestsAsync(cancel)).Values, name, vm.Plan.Planned.Get(Placement.Node));
            if (found.Count > 0 && vm.Plan.Config[Placement.Node].IsUnknown)
            {
                // The node decides among them.
                yield break;
            }

            yield return found.Count == 0
                ? new(path.Attribute(CloneSource.Name.Name), $"No VM is called \"{name}\"", $"{vm.Session.Caller} sees none to clone. Correct clone.name, grant VM.Audit on the template, or create it first; for one that is created by the same configuration, refer to it by clone.vmid.")
                : new(path.Attribute(CloneSource.Name.Name), $"Several VMs are called \"{name}\"", $"They are {string.Join(", ", found.Select(guest => $"{guest.VmId} on {guest.Node}"))}. Set clone.vmid to the one that is to be cloned, in place of clone.name, or node to one where only one has that name.") { IsCertain = true };
        }
    }

    private static async Task<IEnumerable<(Drive Wanted, string? Size)>> TooLargeAsync(PlannedGuest vm, Attributes clone, Guest source, CancellationToken cancel)
    {
        // The source may be changed before it is cloned, and a snapshot of it have other disks.
        var isToBeAsked = source.IsVm && !clone.Has(CloneSource.Snapshot) && !IsPlanned(vm, source.VmId)
            && Drive.AllOf(vm.Plan.Planned.Value).Values.Any(drive => drive.IsDisk && drive.Size is not null)
            && (await vm.Datacenter.NodesAsync(cancel))?.GetValueOrDefault(source.Node) is not false;
        return isToBeAsked ? CloneOrder.TooLarge(await vm.Datacenter.DrivesAsync(source.Node, source.VmId, cancel), vm.Plan.Planned.Value) : [];
    }

    private static bool IsPlanned(PlannedGuest vm, long vmid) => vm.Session.Known.IsPlanned(kind => kind == Vm.Declaration.Name, Number.Of(vmid).ToString());
}
