using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Lxc;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Functions;

/// <summary>Takes the options of a container's network device apart: <c>net0</c> of <c>PVE::LXC::Config</c>.</summary>
public static class ContainerNetworkDeviceParse
{
    // There is but one type, which PVE writes all the same.
    private const string DeviceType = "type";

    private static readonly Field<string> Options =
        Text("options", "Options as PVE writes them, such as `name=eth0,bridge=vmbr0,hwaddr=BC:24:11:00:00:01,ip=dhcp,type=veth`.")
            .Required();

    private static readonly Field<Attributes> Device = Nested(
        "device", "The network device, by the attributes of the resource.", OptionText.Told(Network.Devices.Type.Nested))
        .Computed();

    /// <summary>The declaration.</summary>
    public static Function Declaration { get; } = new("container_network_device_parse",
        "Takes the options of a container's network device apart, as `pct config` and PVE's API write them, into the attributes that "
        + "network devices of a container have.")
    {
        Area = Areas.Guests,
        Verb = "parse",
        Fields = [Options],
        Result = Device,
        Compute = arguments => OptionText.Read(Options, arguments.Get(Options)!, null, Network.Devices.Type.Nested, text =>
            PveData.Object(PropertyString.Parse(text).Select(part => KeyValuePair.Create(part.Key, PveData.Of(part.Value)))), DeviceType),
    };
}
