using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Fields;
using Proxmox.Resources.Lxc;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Functions;

/// <summary>Puts the options of a container's network device together: <c>net0</c> of <c>PVE::LXC::Config</c>.</summary>
public static class ContainerNetworkDeviceBuild
{
    private static readonly Field<Attributes> Device = Nested(
        "device", "The network device, by the attributes of the resource.", OptionText.Taken(Network.Devices.Type.Nested))
        .Required();

    private static readonly Field<string> Options = Text("options", "The options as PVE writes them.").Computed().AlwaysReturned();

    /// <summary>The declaration.</summary>
    public static Function Declaration { get; } = new("container_network_device_build",
        "Puts the options of a container's network device together, as `pct set --net0` and PVE's API take them, of the attributes that "
        + "network devices of a container have.")
    {
        Area = Areas.Guests,
        Verb = "build",
        Fields = [Device],
        Result = Options,
        Compute = arguments => ToForm.Text(Device, arguments[Device]),
    };
}
