using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Qemu;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Functions;

/// <summary>Takes the options of a VM's network device apart: <c>net0</c> of <c>PVE::QemuServer</c>.</summary>
public static class VmNetworkDeviceParse
{
    private static readonly Field<string> Options =
        Text("options", "Options as PVE writes them, such as `virtio=BC:24:11:00:00:01,bridge=vmbr0,tag=5`.").Required();

    private static readonly Field<Attributes> Device =
        Nested("device", "The network device, by the attributes of the resource.", OptionText.Told(Network.Devices.Type.Nested))
            .Computed();

    /// <summary>The declaration.</summary>
    public static Function Declaration { get; } = new("vm_network_device_parse",
        "Takes the options of a VM's network device apart, as `qm config` and PVE's API write them, into the attributes that "
        + "network devices of a VM have.")
    {
        Area = Areas.Guests,
        Noun = "VirtualMachineNetworkDevice",
        Verb = "parse",
        Fields = [Options],
        Result = Device,
        Compute = arguments => OptionText.Read(Options, arguments.Get(Options)!, Network.Model.Wire, Network.Devices.Type.Nested,
            text => VmWire.Read(PveData.Object(("net0", PveData.Of(text))))["net0"]),
    };
}
