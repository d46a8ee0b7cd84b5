using System.Globalization;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Guests;

/// <summary>What <c>user.cfg</c> knows of a guest (<c>PVE::AccessControl</c>).</summary>
internal static class PoolMembership
{
    /// <summary>Puts a guest into a pool, unless the pool is gone (<c>add_vm_to_pool</c>).</summary>
    public static void Add(Datacenter datacenter, int vmId, string pool) => datacenter.Accounts.Update("can't add VM to pool", config =>
    {
        var id = vmId.ToString(CultureInfo.InvariantCulture);
        if (!config.Pools.TryGetValue(pool, out var entry))
        {
            return;
        }

        entry.Guests.Add(id);
        config.PoolOfGuest[id] = pool;
    });

    /// <summary>Takes a guest out of its pool and forgets its permissions (<c>remove_vm_access</c>).</summary>
    public static void Forget(Datacenter datacenter, int vmId) =>
        datacenter.Accounts.Update("access permissions cleanup for VM failed", config =>
    {
        var id = vmId.ToString(CultureInfo.InvariantCulture);
        if (config.AclRoot.Children.TryGetValue("vms", out var node))
        {
            node.Children.Remove(id);
        }

        if (config.PoolOfGuest.Remove(id, out var pool) && config.Pools.TryGetValue(pool, out var entry))
        {
            entry.Guests.Remove(id);
        }
    });
}
