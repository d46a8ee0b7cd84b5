using Proxmox.Model.Values;

namespace Proxmox.Resources.Guests.Datacenter;

/// <summary>The room that the VMs of a run are going to take, by storage. A VM that is planned again counts once.</summary>
internal sealed class PlannedSpace
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Dictionary<Value, decimal>> _storages = new(StringComparer.Ordinal);

    /// <summary>Adds a VM, and gives the sum of all.</summary>
    /// <param name="storage">The storage, with its node where each node has its own.</param>
    /// <param name="vm">The VM's configuration, which tells it from others before it has a VMID.</param>
    /// <param name="bytes">What it takes.</param>
    public decimal Add(string storage, Value vm, decimal bytes)
    {
        lock (_gate)
        {
            if (!_storages.TryGetValue(storage, out var vms))
            {
                _storages[storage] = vms = [];
            }

            vms[vm] = bytes;
            return vms.Values.Sum();
        }
    }

    /// <summary>Forgets a VM: it has been made, and what it takes is in what PVE tells.</summary>
    public void Remove(Value vm)
    {
        lock (_gate)
        {
            foreach (var vms in _storages.Values)
            {
                vms.Remove(vm);
            }
        }
    }
}
