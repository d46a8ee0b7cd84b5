using System.Collections.Immutable;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;

namespace Proxmox.Resources.Guests.Preflight;

/// <summary>
/// The privileges that PVE asks for a plan of a guest: those of its attributes, and what depends on whether the guest is made or changed.
/// </summary>
internal static class PrivilegeNeeds
{
    // What asks for a privilege only when an existing guest is changed so.
    private static readonly ImmutableArray<Field> Changed = [Placement.Node, Placement.Pool, Power.Template];

    /// <summary>All that a plan needs, in the order of its attributes.</summary>
    public static async Task<IEnumerable<PrivilegeNeed>> OfAsync(PlannedGuest vm, CancellationToken cancel)
    {
        var path = PathOf(vm);
        var needs = OfObject(vm, path).Concat(OfParts(vm, vm.Config)).Concat(vm.DriveNeeds(path)).Concat(OnStorages(vm))
            // A path of which a part is not known yet cannot be checked, but what holds for all guests holds for a new one.
            .Where(need => need.Path == path || !need.Path.Contains('{', StringComparison.Ordinal))
            .DistinctBy(need => (need.At, need.Path, need.Privilege.AnyOf))
            .ToList();
        if (needs.Exists(need => need.Privilege.Versions != default) && await vm.Session.VersionAsync(cancel) is { } version)
        {
            needs.RemoveAll(need => !need.Privilege.Versions.Includes(version));
        }

        // Of a VNet the zone is not told, and without it there is no path to check.
        if (vm.Node is { } node && needs.Exists(IsOfBridge) && await vm.Datacenter.BridgesAsync(node, cancel) is { } bridges)
        {
            needs.RemoveAll(need => IsOfBridge(need) && bridges.GetValueOrDefault(need.Path.Split('/')[4]) == "vnet");
        }

        return needs;
    }

    /// <summary>The path of the guest; a new one without a VMID inherits what holds for all.</summary>
    public static string PathOf(PlannedGuest vm) => GuestPrivilege.Audit.PathsOf(true, vm.Plan.Planned, vm.Plan.Planned).Single();

    private static bool IsOfBridge(PrivilegeNeed need) => need.Path.StartsWith(GuestPrivilege.Bridges, StringComparison.Ordinal);

    private static IEnumerable<PrivilegeNeed> OfObject(PlannedGuest vm, string path)
    {
        if (vm.Plan.IsCreate)
        {
            yield return new(AttributePath.Of(Placement.VmId.Name), GuestPrivilege.Allocate, path, $"create the {vm.Kind.Noun}");
            yield return new(AttributePath.Of(Placement.VmId.Name), GuestPrivilege.Audit, path, "read it afterwards");
            foreach (var pool in GuestPrivilege.Pool.PathsOf(vm.Plan.Planned[Placement.Pool], vm.Plan.Planned, vm.Plan.Planned))
            {
                yield return new(AttributePath.Of(Placement.Pool.Name), GuestPrivilege.Pool, pool, "see its pool");
            }

            if (vm.Source is { } source && source.Kind == vm.Kind)
            {
                foreach (var privilege in (Privilege[])[GuestPrivilege.Clone, GuestPrivilege.Audit])
                {
                    yield return new(
                        AttributePath.Of(CloneSource.Clone.Name), privilege, $"/vms/{source.VmId}", $"clone {vm.Kind.Called(source.VmId)}");
                }
            }
        }

        if (Switches(vm) is { } power)
        {
            yield return new(AttributePath.Of(power.Name), GuestPrivilege.Power, path, $"start and stop the {vm.Kind.Noun}");
        }

        foreach (var need in vm.Plan.IsUpdate ? OfParts(vm, Changed) : [])
        {
            yield return need;
        }
    }

    private static Field? Switches(PlannedGuest vm)
    {
        var state = vm.Plan.Planned.Get(Power.State);
        if (vm.Plan.IsUpdate)
        {
            return vm.Plan.IsChanged(Power.State) && state is not (null or Power.Unmanaged) ? Power.State : null;
        }

        return state is not (null or Power.Unmanaged) ? state == Power.Stopped ? null : Power.State
            : vm.Plan.Config.Get(Power.StartOnCreate) is false || vm.Plan.Config.Get(Power.Template) is true ? null
            : Power.StartOnCreate;
    }

    private static IEnumerable<PrivilegeNeed> OfParts(PlannedGuest vm, IEnumerable<Field> attributes) =>
        vm.Parts(attributes).Where(part => !part.IsRootOnly).SelectMany(part => OfPart(vm, part));

    private static IEnumerable<PrivilegeNeed> OfPart(PlannedGuest vm, ChangedPart part)
    {
        var (before, after) = (vm.Plan.Prior, vm.Plan.Planned);
        foreach (var privilege in part.Field.Privileges.IsEmpty ? part.Attribute.Privileges : part.Field.Privileges)
        {
            foreach (var need in Of(part.Path, privilege, (part.Before, before), (part.After, after)))
            {
                yield return need;
            }
        }

        foreach (var member in part.Field.Type.Nested)
        {
            foreach (var need in member.Privileges.SelectMany(privilege =>
                Of(part.Path.Attribute(member.Name), privilege, (part.Before[member.Name], new(part.Before)),
                    (part.After[member.Name], new(part.After)))))
            {
                yield return need;
            }
        }

        // PVE checks what was there, too, unless it is only left.
        IEnumerable<PrivilegeNeed> Of(
            AttributePath at, Privilege privilege, (Value Value, Attributes Beside) old, (Value Value, Attributes Beside) wanted) =>
            (privilege.For.HasFlag(Purposes.Delete) ? privilege.PathsOf(old.Value, old.Beside, before) : [])
                .Concat(privilege.PathsOf(wanted.Value, wanted.Beside, after))
                .Select(path => PrivilegeNeed.ToSet(at, privilege, path));
    }

    private static IEnumerable<PrivilegeNeed> OnStorages(PlannedGuest vm)
    {
        foreach (var need in vm.Storages)
        {
            var path = $"/storage/{need.Storage}";
            if (need.IsNew)
            {
                yield return new(need.Path, StoragePrivilege.AllocateSpace, path, $"make the volume for {need.Path}");
            }
            else if (need.Content is "iso" or "import" or "vztmpl")
            {
                yield return new(need.Path, StoragePrivilege.Use, path, $"use {need.Volume}");
            }
        }
    }
}
