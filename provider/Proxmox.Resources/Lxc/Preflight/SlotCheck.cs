using System.Collections.Immutable;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;

namespace Proxmox.Resources.Lxc.Preflight;

/// <summary>
/// Whether the slots of a container go together. PVE takes and keeps what does not, and fails when the container starts, so that only what
/// is new or changes is held to it.
/// </summary>
internal static class SlotCheck
{
    /// <summary>Adds what is wrong with mount points and network devices.</summary>
    public static void Check(PlanReview plan)
    {
        if (plan.IsCreate || plan.IsChanged(MountPoints.Map))
        {
            Twice(plan, MountPoints.Map, MountPoints.MountPath, "is where both are mounted");
        }

        if (!plan.IsCreate && !plan.IsChanged(Network.Devices))
        {
            return;
        }

        Twice(plan, Network.Devices, Network.InterfaceName, "is the name of both");
        var devices = plan.Config.Get(Network.Devices) ?? ImmutableDictionary<string, Attributes>.Empty;
        foreach (var gateway in InterfaceAddress.GatewaysWithoutAddress(Network.Devices, Network.Devices.Name, devices))
        {
            plan.Diagnostics.Error("A gateway without an address", gateway.Text, AttributePath.Of(Network.Devices.Name));
        }

        foreach (var slot in devices.Where(device => device.Value[NetworkDevice.Bridge].IsNull).Select(device => device.Key))
        {
            plan.Diagnostics.Error(
                $"Missing network_devices[\"{slot}\"].bridge",
                "PVE neither starts nor changes a container with a network device that is plugged into nothing. Set bridge to a bridge or "
                    + "VNet of the node; link_down = true leaves its cable unplugged.",
                AttributePath.Of(Network.Devices.Name).Key(slot).Attribute(NetworkDevice.Bridge.Name));
        }
    }

    private static void Twice(PlanReview plan, Field map, Field<string> member, string what)
    {
        var doubles =
            from slot in plan.Config[map].Members
            let text = new Attributes(slot.Value).Get(member)
            where text is not null
            group slot.Key by text.TrimEnd('/') into slots
            where slots.Count() > 1
            select (Text: slots.Key, Slots: slots.Order(StringComparer.Ordinal).ToList());
        foreach (var (text, slots) in doubles)
        {
            plan.Diagnostics.Error(
                $"{string.Join(" and ", slots)} of {map.Name} have the same {member.Name}",
                $"\"{text}\" {what}, which PVE takes and the container then does not start with. Give each a {member.Name} of its own.",
                AttributePath.Of(map.Name).Key(slots[1]).Attribute(member.Name));
        }
    }
}
