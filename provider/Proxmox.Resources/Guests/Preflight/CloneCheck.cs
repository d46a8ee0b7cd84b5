using System.Runtime.CompilerServices;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests.Lifecycle;

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
            if (source.Kind != vm.Kind)
            {
                yield return new(at, $"Guest {source.VmId} is no {vm.Kind.Noun}",
                    $"It is a {source.Kind.Noun}, and a {vm.Kind.Noun} can only be cloned from a {vm.Kind.Noun}. Set {at} to a "
                    + $"{vm.Kind.Noun} or template.")
                { IsCertain = true };
            }
            else if (clone.Get(CloneSource.Full) is false && !source.IsTemplate && !vm.IsPlanned(source.VmId)
                && !(vm.Kind == GuestKind.Container && clone.Has(CloneSource.Snapshot)))
            {
                yield return new(path.Attribute(CloneSource.Full.Name), $"{source.Place} is no template",
                    "Only a template can have linked clones. Leave clone.full out or set it to true to copy the disks, or turn "
                    + $"{source.Place} into a template.");
            }
        }
        else if (clone.Get(CloneSource.VmId) is { } vmid)
        {
            var rights = await vm.Datacenter.RightsAsync(cancel);
            if (!vm.IsPlanned(vmid) && rights?.Has($"/vms/{vmid}", "VM.Audit") is not false)
            {
                yield return new(path.Attribute(CloneSource.VmId.Name), $"{vm.Kind.Called(vmid)} does not exist",
                    "There is no such guest to clone. Correct clone.vmid, or create the template first.");
            }
        }
        else if (clone.Get(CloneSource.Name) is { } name)
        {
            var found = CloneOrder.Named(
                (await vm.Datacenter.CurrentGuestsAsync(vm.Kind, cancel)).Values, vm.Kind, name, vm.Plan.Planned.Get(Placement.Node));
            if (found.Count > 0 && vm.Plan.Config[Placement.Node].IsUnknown)
            {
                // The node decides among them.
                yield break;
            }

            yield return found.Count == 0
                ? new(path.Attribute(CloneSource.Name.Name), $"No {vm.Kind.Noun} is called \"{name}\"",
                    $"{vm.Session.Caller} sees none to clone. Correct clone.name, grant VM.Audit on the template, or create it first; for "
                    + "one that is created by the same configuration, refer to it by clone.vmid.")
                : new(path.Attribute(CloneSource.Name.Name), $"Several {vm.Kind.Noun}s are called \"{name}\"",
                    $"They are {string.Join(", ", found.Select(guest => $"{guest.VmId} on {guest.Node}"))}. Set clone.vmid to the one that "
                    + "is to be cloned, in place of clone.name, or node to one where only one has that name.")
                { IsCertain = true };
        }
    }
}
