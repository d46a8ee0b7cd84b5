using Proxmox.Client;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests.Datacenter;

namespace Proxmox.Resources.Guests.Lifecycle;

/// <summary>
/// Begins a guest: gives it a VMID and has PVE create or clone it. PVE's first request carries a mark (<see cref="CreateMark"/>), so that
/// whatever interrupts the rest, the next create of the same configuration resumes what is there.
/// </summary>
/// <param name="operation">The create.</param>
/// <param name="kind">What is created.</param>
/// <param name="source">What is to be cloned; null for a new guest.</param>
/// <param name="isMadeAsSaid">Whether a new guest is then as its parameters say.</param>
/// <param name="newForm">The parameters of a new guest, given its VMID and mark.</param>
internal sealed class GuestCreation(
    Operation operation, GuestKind kind, CloneOrder? source, bool isMadeAsSaid, Func<long, string, Form> newForm)
{
    private readonly string _mark = CreateMark.MarkOf(operation);

    /// <summary>Begins the guest, or resumes one that an interrupted create has left.</summary>
    public async Task<CreatedGuest> BeginAsync(CancellationToken cancel)
    {
        var interrupted = new InterruptedCreate(operation, kind, _mark, source);
        if (await interrupted.FindAsync(cancel) is { } left)
        {
            return left;
        }

        var ids = operation.Session.Part<VmIds>();
        var node = await NodeAsync(cancel);
        var chosen = operation.Planned.Get(Placement.VmId);
        var range = operation.Config.Get(Placement.VmIdRange);
        while (true)
        {
            var vmid = chosen ?? await ids.NextAsync(operation.Session, range, cancel);
            ids.Claim(vmid);
            try
            {
                return await TryAsync(interrupted, vmid, node, cancel);
            }
            // Somebody else was quicker or has a guest that we may not see, or an interrupted create of ours was only just beginning.
            catch (PveFault taken) when (taken.Kind == FaultKind.Exists && !operation.IsCreated)
            {
                ids.Release(vmid);
                GuestDirectory.Forget(operation.Session);
                if (await interrupted.FindAsync(cancel) is { } ours)
                {
                    return ours;
                }

                if (chosen is not null)
                {
                    throw await Reservation.ExplainAsync(operation, kind.On(node, vmid), taken, cancel);
                }
            }
        }
    }

    /// <summary>Starts a guest that is created, or leaves it stopped, as the configuration says.</summary>
    /// <returns>True when it runs.</returns>
    public static async Task<bool> StartAsync(Operation operation, GuestPlace guest, CancellationToken cancel)
    {
        var state = operation.Config.Get(Power.State) is { } wanted and not Power.Unmanaged ? wanted
            : operation.Config.Get(Power.StartOnCreate) is false ? Power.Stopped
            : Power.Running;
        await new PowerSwitch(operation, guest).BringAsync(state, cancel);
        return state == Power.Running;
    }

    private async Task<CreatedGuest> TryAsync(InterruptedCreate interrupted, long vmid, string node, CancellationToken cancel)
    {
        var place = kind.On(source?.Place.Node ?? node, vmid);
        interrupted.Announce(place);
        var isElsewhere = source is not null && await CloneOrder.StorageElsewhereAsync(operation, place.Node, cancel) is not null;
        try
        {
            await operation.DispatchAsync(
                async deadline =>
                {
                    var answer = source is null
                        ? await Reservation.SendAsync(operation, place, newForm(vmid, _mark), deadline)
                        : await operation.Pve.PostAsync(
                            source.Place.Path + "/clone", source.Form(operation, vmid, _mark, isElsewhere), deadline);
                    operation.SetComputed(Placement.VmId, Value.Of(vmid));
                    operation.MarkCreated();
                    return answer;
                },
                cancel);
        }
        catch (PveFault fault) when (fault.MayHaveBeenApplied || operation.IsCreated)
        {
            return await interrupted.AfterAsync(place, fault, cancel);
        }

        var seen = SeenGuest.Of(operation);
        (seen.Made, seen.Power) = (place, Power.Stopped);
        GuestChanges.Made(operation.Session, new(vmid, place.Node, kind)
        {
            Name = operation.Planned.Get(kind.NameField),
            Status = Power.Stopped,
            Pool = operation.Planned.Get(Placement.Pool),
        });
        return new(place, IsWhole: source is null && isMadeAsSaid);
    }

    private async Task<string> NodeAsync(CancellationToken cancel)
    {
        if ((operation.Planned.Get(Placement.Node) ?? source?.Place.Node) is { } node)
        {
            return node;
        }

        var nodes = await new DatacenterView(operation.Session).NodesAsync(cancel);
        return nodes.Count == 1
            ? nodes.Keys.First()
            : throw PveFault.About(
                Placement.Node.Wire, $"node is not set, and the cluster has several: set it to one of {string.Join(", ", nodes.Keys)}");
    }
}

/// <summary>A guest that PVE has begun to make.</summary>
/// <param name="Place">The guest.</param>
/// <param name="IsWhole">True when the request that made it had said everything; false when it is to be brought to the plan.</param>
internal sealed record CreatedGuest(GuestPlace Place, bool IsWhole);
