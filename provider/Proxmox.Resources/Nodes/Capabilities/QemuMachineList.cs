using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Capabilities;

/// <summary>Machine types: <c>GET /nodes/{node}/capabilities/qemu/machines</c> (PVE::API2::Qemu::Machine).</summary>
public static class QemuMachineList
{
    private static readonly Field<string> Kind = Text("type", "Only machines of this type: `q35` or `i440fx`. Unset means all.");

    private static readonly Field<IReadOnlyList<Attributes>> Items = EntryList.Items(
        "The machines, ordered by name.",
        Text("machine", "Name, as a VM's machine type takes it: `pc-q35-10.1`.").OnWire("id").AlwaysReturned(),
        Text("type", "Type of the machine: `q35` or `i440fx`.").AlwaysReturned(),
        Text("version", "Version of the type.").AlwaysReturned(),
        Text("changes", "What a version of PVE's own changes. Null for the others."));

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } =
        new("node_qemu_machines", "The machine types that the QEMU of a node has, such as to pin VMs to one that every node has.")
        {
            Area = Areas.Nodes,
            Noun = "NodeQemuMachines",
            Fields = [QemuCapability.Node, Kind, QemuCapability.Architecture, Items],
            Read = async (session, config, cancel) => EntryList.Of(Items,
                (await QemuCapability.AskAsync(session, config, "machines", cancel)).Items
                    .Where(machine => config.Get(Kind) is not { } kind || machine["type"].AsText() == kind)),
        };
}
