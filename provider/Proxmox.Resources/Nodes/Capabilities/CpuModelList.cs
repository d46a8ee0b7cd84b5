using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Capabilities;

/// <summary>CPU models: <c>GET /nodes/{node}/capabilities/qemu/cpu</c> (PVE::API2::Qemu::CPU).</summary>
public static class CpuModelList
{
    private static readonly Field<string> Vendor =
        Text("vendor", "Only models of this vendor, or a part of its name in any case: `intel`, `amd`, `default`. Unset means all.");

    private static readonly Field<bool> IsCustom =
        Flag("custom", "True for only the models of the datacenter's own, false for only QEMU's. Unset means all.");

    private static readonly Field<IReadOnlyList<Attributes>> Items = EntryList.Items(
        "The models, ordered by name.",
        Text("name", "Name, as a VM's CPU type takes it; one of the datacenter's own with `custom-` in front.").AlwaysReturned(),
        Text("vendor", "Vendor that a guest sees, as `GenuineIntel` or `AuthenticAMD`; `default` for that of the host.").AlwaysReturned(),
        Flag("custom", "Whether it is one of the datacenter's own.").AlwaysReturned(),
        Flag("abstract", "Whether it is one of PVE's profiles, as `x86-64-v3`, that no model of one's own can build on.")
            .ImpliedDefault(false));

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } =
        new("node_cpu_models", "The CPU models that the QEMU of a node has for VMs, those of the datacenter's own among them as far as "
            + "the user or token may see them.")
        {
            Area = Areas.Nodes,
            Noun = "NodeCpuModels",
            Fields = [QemuCapability.Node, Vendor, IsCustom, QemuCapability.Architecture, Items],
            Privileges = [new("Sys.Audit", "/nodes") { For = Purposes.Read, Case = "models of the datacenter's own" }],
            Read = async (session, config, cancel) => EntryList.Of(Items,
                (await QemuCapability.AskAsync(session, config, "cpu", cancel)).Items
                    .Where(model => config.Get(Vendor) is not { } vendor
                        || model["vendor"].AsText()?.Contains(vendor, StringComparison.OrdinalIgnoreCase) is true)
                    .Where(model => config.Get(IsCustom) is not { } custom || (model["custom"].AsBool() is true) == custom)),
        };
}
