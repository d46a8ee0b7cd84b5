using System.Globalization;
using System.Text.RegularExpressions;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Network;

/// <summary>VLANs of the Linux kernel.</summary>
public static partial class Vlan
{
    private static readonly Field<string> Name = InterfaceFields.Name.Checked(Identifiers.Interface) with
    {
        Doc = "Name of the interface. `vmbr0.5` is VLAN 5 on `vmbr0`, `vlan5` VLAN 5 on `raw_device`; any other name says nothing.",
    };

    private static readonly Field<string> RawDevice =
        Text("raw_device", "Interface that the VLAN is on: a card, bond, bridge or VLAN.")
            .RefersTo("network_bridge.name", "network_bond.name", "network_nic.name").OnWire("vlan-raw-device").ServerChosen()
            .Checked(Identifiers.Interface).UnsetMeans("the one before the dot of `name`");

    private static readonly Field<long> VlanId =
        Whole("vlan_id", "Number of the VLAN.").OnWire("vlan-id").ServerChosen().Between(1, 4094).UnsetMeans("the number in `name`");

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = NetworkInterface.Of(
        "vlan", "vlan", "Vlan",
        "An interface of a node in a VLAN of another interface, such as for its own address there.",
        "vmbr0.5",
        [
            Name, RawDevice, VlanId, .. InterfaceFields.Addresses, InterfaceFields.Mtu, InterfaceFields.Autostart, InterfaceFields.Comment,
        ],
        [.. InterfaceFields.AddressRules, new(AsTheNameSays)],
        new() { Foresee = FromTheName });

    private static IEnumerable<Violation> AsTheNameSays(Attributes config)
    {
        if (config.Get(Name) is not { } name)
        {
            yield break;
        }

        var (parent, id) = Read(name);
        if (config[RawDevice].IsNull && parent is null)
        {
            yield return new(RawDevice, $"raw_device is missing: the name {name} does not say what the VLAN is on. Set it, or take a name "
                + $"such as \"vmbr0.{id ?? 5}\".");
        }
        else if (config.Get(RawDevice) is { } device && parent is not null && device != parent)
        {
            yield return new(RawDevice, $"raw_device is \"{device}\", but PVE takes the one in the name {name}: set \"{parent}\" or leave "
                + "it out.");
        }

        if (config[VlanId].IsNull && id is null)
        {
            yield return new(VlanId, $"vlan_id is missing: the name {name} does not say which VLAN it is. Set it, or take a name such as "
                + "\"vlan5\".");
        }
        else if (config.Get(VlanId) is { } tag && id is not null && tag != id)
        {
            yield return new(VlanId, $"vlan_id is {tag}, but PVE takes the number in the name {name}: set {id} or leave it out.");
        }
    }

    private static Value FromTheName(PlanReview plan)
    {
        var planned = plan.Planned.Value;
        if (plan.Planned.Get(Name) is not { } name || plan.IsDelete)
        {
            return planned;
        }

        var (parent, id) = Read(name);
        planned = parent is not null && planned[RawDevice.Name].IsUnknown ? planned.With(RawDevice.Name, parent) : planned;
        return id is not null && planned[VlanId.Name].IsUnknown ? planned.With(VlanId.Name, id.Value) : planned;
    }

    private static (string? Parent, long? Id) Read(string name) =>
        Dotted().Match(name) is { Success: true } dotted ? (dotted.Groups[1].Value, Number(dotted.Groups[2].Value))
            : Numbered().Match(name) is { Success: true } numbered ? (null, Number(numbered.Groups[1].Value))
            : (null, null);

    private static long Number(string digits) => long.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A(\S+)\.([0-9]{1,9})\z")]
    private static partial Regex Dotted();

    [GeneratedRegex(@"\Avlan([0-9]{1,9})\z")]
    private static partial Regex Numbered();
}
