using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Lifecycle;
using Proxmox.Resources.Guests.Preflight;

namespace Proxmox.Resources.Lxc.Preflight;

/// <summary>Whether a clone would answer to the addresses of its source: PVE copies them as they are.</summary>
internal static class TwinCheck
{
    /// <summary>Hints at static addresses that will be there twice.</summary>
    public static async IAsyncEnumerable<PreflightProblem> FindAsync(
        PlannedGuest container, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (container.ToClone is null || container.Source is not { } source || source.Kind != container.Kind
            || container.IsPlanned(source.VmId) || !(await container.Datacenter.NodesAsync(cancel)).GetValueOrDefault(source.Node)
            || await container.Datacenter.ConfigAsync(source.Place, cancel) is not { } config)
        {
            yield break;
        }

        foreach (var (slot, device) in new Attributes(new LiveGuest(container.Model, config).Values).Get(Network.Devices)
            ?? ImmutableDictionary<string, Attributes>.Empty)
        {
            var own = new Attributes(container.Plan.Config[Network.Devices][slot]);
            foreach (var field in (Field<string>[])[InterfaceAddress.Ipv4, InterfaceAddress.Ipv6])
            {
                if (InterfaceAddress.IsStatic(device.Get(field)) && (own[field].IsNull || own.Get(field) == device.Get(field)))
                {
                    yield return new(
                        AttributePath.Of(Network.Devices.Name),
                        "Two containers will have the same address",
                        $"{source.Place}, which is cloned, has {device.Get(field)} on {slot}, and the clone gets the same. Set "
                            + $"network_devices[\"{slot}\"].{field.Name} to an address of its own, or to \"dhcp\".")
                    { IsHint = true };
                }
            }
        }
    }
}
