using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Capabilities;

/// <summary>Flags of CPUs: <c>GET /nodes/{node}/capabilities/qemu/cpu-flags</c> (PVE::API2::Qemu::CPUFlags).</summary>
public static class CpuFlagList
{
    private static readonly Field<string> Acceleration =
        Text("acceleration", "How guests are run, which decides what a node can offer. Unset means `kvm`.").OnWire("accel")
            .OneOf(("kvm", "By the processor."), ("tcg", "By emulation.")).TypeNamed("QemuAcceleration");

    private static readonly Field<string> SupportedBy =
        Text("supported_by", "Only flags that this node can give to guests. Unset means all.").Checked(Identifiers.Node);

    private static readonly Field<IReadOnlyList<Attributes>> Items = EntryList.Items(
        "The flags, ordered by name.",
        Text("name", "Name of the flag, as a VM's CPU flags take it behind `+` or `-`.").AlwaysReturned(),
        Text("description", "What it does, in PVE's words."),
        TextSet("supported_on", "Nodes that can give it to guests.").OnWire("supported-on"));

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } =
        new("node_cpu_flags", "The flags of CPUs that VMs can be given one by one, and which nodes can.")
        {
            Area = Areas.Nodes,
            Noun = "NodeCpuFlags",
            Since = "9.1",
            Fields = [QemuCapability.Node, Acceleration, SupportedBy, QemuCapability.Architecture, Items],
            Read = async (session, config, cancel) =>
            {
                var query = new Form();
                if (config.Get(Acceleration) is { } acceleration)
                {
                    query.Add(Acceleration.Wire, acceleration);
                }

                var flags = await QemuCapability.AskAsync(session, config, "cpu-flags", cancel, query);
                return EntryList.Of(Items, flags.Items.Where(flag => config.Get(SupportedBy) is not { } node
                    || flag["supported-on"].Items.Any(name => name.AsText() == node)));
            },
        };
}
