using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Qemu;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Functions;

/// <summary>Puts the options of a VM's network device together: <c>net0</c> of <c>PVE::QemuServer</c>.</summary>
public static class VmNetworkDeviceBuild
{
    private static readonly Field<Attributes> Device =
        Nested("device", "The network device, by the attributes of the resource.", OptionText.Taken(Network.Devices.Type.Nested))
            .Required();

    private static readonly Field<string> Options = Text("options", "The options as PVE writes them.").Computed().AlwaysReturned();

    /// <summary>The declaration.</summary>
    public static Function Declaration { get; } = new("vm_network_device_build",
        "Puts the options of a VM's network device together, as `qm set --net0` and PVE's API take them, of the attributes that "
        + "network devices of a VM have.")
    {
        Area = Areas.Guests,
        Noun = "VirtualMachineNetworkDevice",
        Verb = "build",
        Fields = [Device],
        Result = Options,
        Compute = arguments =>
        {
            // PVE writes the address behind the model, in the place of its key.
            var device = arguments[Device];
            var model = device[Network.Model.Name].AsText()!;
            var head = Network.MacAddress.Format!.Sent(device[Network.MacAddress.Name].AsText() ?? "") is { Length: > 0 } address
                ? $"{model}={address}" : model;
            var rest = ToForm.Text(Device, device.With(Network.Model.Name, Value.Null).With(Network.MacAddress.Name, Value.Null));
            return rest.Length > 0 ? $"{head},{rest}" : head;
        },
    };
}
