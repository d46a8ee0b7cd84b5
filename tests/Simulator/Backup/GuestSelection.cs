using System.Globalization;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Backup;

/// <summary>Which guests a backup is of (<c>PVE::VZDump::get_included_guests</c>).</summary>
internal static class GuestSelection
{
    /// <summary>Those of a node, with the ids that no guest has, and those of other nodes; ascending.</summary>
    public static (IReadOnlyList<int> Local, IReadOnlyList<int> Elsewhere) Of(Datacenter datacenter, VzdumpOptions options, string node)
    {
        var chosen = All(datacenter, options).Distinct().Order().ToLookup(vmId => IsLocal(datacenter, vmId, node));
        return ([.. chosen[true]], [.. chosen[false]]);
    }

    /// <summary>Every guest that is chosen, whether it exists or not, by id.</summary>
    public static IEnumerable<int> All(Datacenter datacenter, VzdumpOptions options)
    {
        if (options["pool"] is { } pool)
        {
            return Numbers(datacenter.Accounts.Users.Pools.GetValueOrDefault(pool)?.Guests ?? []);
        }

        if (options["vmid"] is { Length: > 0 } chosen)
        {
            return Numbers(PerlList.Split(chosen));
        }

        var excluded = Numbers(PerlList.Split(options["exclude"])).ToHashSet();
        return options.IsSet("all") || options["exclude"] is not null ? datacenter.Guests.Keys.Where(vmId => !excluded.Contains(vmId)) : [];
    }

    private static bool IsLocal(Datacenter datacenter, int vmId, string node) =>
        datacenter.Guests.GetValueOrDefault(vmId) is not { } guest || guest.Node == node;

    private static IEnumerable<int> Numbers(IEnumerable<string> ids) => ids.Select(id => int.Parse(id, CultureInfo.InvariantCulture));
}
