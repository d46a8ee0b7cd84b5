using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Guests;

/// <summary>A VMID that no guest has: <c>/cluster/nextid</c> (<c>PVE::API2::Cluster</c>).</summary>
public static class NextVmId
{
    private const long Lowest = 100;
    private const long Highest = 999_999_999;

    private static readonly Field<long> First = Whole("first", $"Lowest VMID to choose. Unset means {Lowest} where `last` is set.")
        .Between(Lowest, Highest);

    private static readonly Field<long> Last = Whole("last", $"Highest VMID to choose. Unset means {Highest} where `first` is set.")
        .Between(Lowest, Highest);

    private static readonly Field<long> VmId =
        Whole("vmid", "Lowest free VMID of the range; of the datacenter's own range where none is given.").Computed().AlwaysReturned();

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new(
        "next_vmid",
        "A VMID that is free now. It reserves nothing: whoever asks next gets the same one, and every refresh may give another. A VM "
            + "without `vmid` allocates one by itself and keeps it; use that where you can.")
    {
        Area = Areas.Guests,
        Fields = [First, Last, VmId],
        Constraints =
        [
            new(config => config.Get(First) > config.Get(Last) ? [new Violation(Last, "The range is empty: last is less than first.")]
                : []),
        ],
        Read = async (session, config, cancel) => Value.Object((VmId.Name, config.Has(First) || config.Has(Last)
            ? await FindAsync(session, config.Get(First) ?? Lowest, config.Get(Last) ?? Highest, cancel)
            : (await session.Pve.GetAsync("/cluster/nextid", cancel: cancel)).AsLong()!.Value)),
    };

    /// <summary>The lowest VMID of a range, both ends included, that no guest has now.</summary>
    /// <exception cref="PveFault">All are taken.</exception>
    public static async Task<long> FindAsync(Session session, long first, long last, CancellationToken cancel)
    {
        var known = await GuestDirectory.AllAsync(session, cancel);
        for (var vmid = first; vmid <= last; vmid++)
        {
            // The list leaves out what the caller may not see, so that PVE has the last word.
            if (!known.ContainsKey(vmid) && await GuestDirectory.IsFreeAsync(session.Pve, vmid, cancel))
            {
                return vmid;
            }
        }

        throw new PveFault(FaultKind.Unknown, $"every VMID from {first} to {last} is taken; choose a larger range");
    }
}
