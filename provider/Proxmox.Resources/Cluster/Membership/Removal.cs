using Proxmox.Client;
using Proxmox.Resources.Guests;

namespace Proxmox.Resources.Cluster.Membership;

/// <summary>When a node may be removed from the cluster.</summary>
internal static class Removal
{
    private const int MostNamed = 5;

    /// <summary>
    /// Says what stands in the way of a removal, with the remedy; null for nothing. PVE itself lets a node go that is there, or has guests:
    /// it then goes on for itself and believes that it is a member, and the VMIDs of its guests stay taken.
    /// </summary>
    public static async Task<string?> HindranceAsync(IPve pve, string node, CancellationToken cancel)
    {
        var status = await ClusterStatus.AskAsync(pve, cancel);
        if (!status.IsQuorate)
        {
            return "The cluster has no quorum, so nothing can be changed. Bring the missing nodes back first.";
        }

        if (status.Answering == node)
        {
            return "It is the node that the provider talks to, and no node removes itself. Set endpoint in the provider's configuration to "
                + "another member.";
        }

        if (status.IsOnline(node))
        {
            return "It is online. Switch it off first, and do not switch it on again in this network before it is installed anew: it would "
                + "still take itself for a member.";
        }

        var guests = (await pve.GetAsync("/cluster/resources", new Form().Add("type", "vm"), cancel)).Items.Select(Guest.Of)
            .Where(guest => guest?.Node == node).Select(guest => guest!.VmId).Order().ToList();
        return guests.Count == 0 ? null
            : $"It has guests: {string.Join(", ", guests.Take(MostNamed))}{(guests.Count > MostNamed ? " and more" : "")}. Migrate or "
                + "destroy them first; what stays behind keeps its VMID taken.";
    }
}
