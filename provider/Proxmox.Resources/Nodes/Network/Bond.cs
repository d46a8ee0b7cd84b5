using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Network;

/// <summary>Bonds of the Linux kernel.</summary>
public static class Bond
{
    private const string ActiveBackup = "active-backup";

    private static readonly string[] Hashing = ["balance-xor", "802.3ad"];

    /// <summary>The name of a bond of either kind, by which PVE knows that it is one.</summary>
    internal static Field<string> Name { get; } = InterfaceFields.Name.Matching("bond[0-9]+", "bond and a number, such as \"bond0\"") with
    {
        Doc = "Name of the bond: `bond` and a number.",
    };

    private static readonly Field<IReadOnlySet<string>> Slaves = InterfaceFields.Names("slaves", "slaves",
        "Cards of the node that the bond is made of, such as `eno1`. PVE has them started with it. Unset means none.");

    private static readonly Field<string> Mode =
        Text("mode", "How packets are spread over the cards.").OnWire("bond_mode").ServerChosen().UnsetMeans("`balance-rr`")
            .OneOf(("balance-rr", "One card after the other."),
                (ActiveBackup, "One card, and another when it fails."),
                ("balance-xor", "By a hash of the addresses."),
                ("broadcast", "All cards, each packet."),
                ("802.3ad", "LACP, which the switch has to speak as well."),
                ("balance-tlb", "By load, for what is sent."),
                ("balance-alb", "By load, for what is sent and received."))
            .TypeNamed("BondMode");

    private static readonly Field<string> HashPolicy =
        Text("xmit_hash_policy", "What the card of a packet is chosen by in the modes `balance-xor` and `802.3ad`. Unset means `layer2`.")
            .OnWire("bond_xmit_hash_policy")
            .OneOf(("layer2", "The MAC addresses."), ("layer2+3", "MAC and IP addresses."), ("layer3+4", "IP addresses and ports."))
            .TypeNamed("BondXmitHashPolicy");

    private static readonly Field<string> Primary =
        Text("primary", "Card that is used while it works in the mode `active-backup`; one of `slaves`. Unset means any.")
            .RefersTo("network_nic.name").OnWire("bond-primary").Checked(Shared.Identifiers.Interface);

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = NetworkInterface.Of(
        "bond", "bond", "Bond",
        "A bond of network cards of a node, which fails over or shares the load between them.",
        "bond0",
        [
            Name, Slaves, Mode, HashPolicy, Primary, .. InterfaceFields.Addresses, InterfaceFields.Mtu, InterfaceFields.Autostart,
            InterfaceFields.Comment,
        ],
        [.. InterfaceFields.AddressRules, new(OnlyWhatTheModeKnows)],
        new() { Foresee = ForgetWhatTheModeDoesNotKnow });

    private static IEnumerable<Violation> OnlyWhatTheModeKnows(Attributes config)
    {
        if (config.Has(HashPolicy) && !config[Mode].IsUnknown && !Hashing.Contains(config.Get(Mode)))
        {
            yield return new(HashPolicy, "xmit_hash_policy counts in the modes balance-xor and 802.3ad alone, and PVE drops it in others: "
                + "set such a mode, or leave it out.");
        }

        if (config.Has(Primary) && !config[Mode].IsUnknown && config.Get(Mode) != ActiveBackup)
        {
            yield return new(Primary, "primary counts in the mode active-backup alone, and PVE drops it in others: set that mode, or leave "
                + "primary out.");
        }

        if (config.Get(Primary) is { } primary && config[Slaves].IsWhollyKnown && config.Get(Slaves)?.Contains(primary) is not true)
        {
            yield return new(Primary, $"primary is \"{primary}\", which is none of the slaves: add it there, or name one of them.");
        }
    }

    private static Value ForgetWhatTheModeDoesNotKnow(PlanReview plan)
    {
        var planned = plan.Planned.Value;
        if (plan.Planned.Get(Mode) is not { } mode || plan.IsDelete)
        {
            return planned;
        }

        planned = Hashing.Contains(mode) ? planned : planned.With(HashPolicy.Name, Value.Null);
        return mode == ActiveBackup ? planned : planned.With(Primary.Name, Value.Null);
    }
}
