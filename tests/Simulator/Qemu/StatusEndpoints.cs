using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Qemu;

/// <summary>The list of VMs, a VM's directories and its status (<c>PVE::API2::Qemu</c>).</summary>
public sealed class StatusEndpoints : IEndpoints
{
    private static readonly string[] Directories =
    [
        "config", "cloudinit", "pending", "status", "unlink", "vncproxy", "termproxy", "migrate", "resize", "move", "rrd", "rrddata",
            "monitor",
        "agent", "snapshot", "spiceproxy", "sendkey", "firewall", "mtunnel", "remote_migrate",
    ];

    public void Map(Router router)
    {
        router.On("GET", "/nodes/{node}/qemu", List);
        router.Index("/nodes/{node}/qemu/{vmid}", Directories);
        router.Index("/nodes/{node}/qemu/{vmid}/status", "current", "start", "stop", "reset", "shutdown", "suspend", "reboot");
        router.On("GET", "/nodes/{node}/qemu/{vmid}/status/current", Current);
    }

    private static JToken List(PveCall call)
    {
        var context = new VmContext(call);
        return new JArray(call.Datacenter.Guests.Values
            .Where(guest => guest.Type == "qemu" && guest.Node == context.Node
                && context.Allows($"/vms/{guest.VmId.ToString(CultureInfo.InvariantCulture)}", "VM.Audit"))
            .Select(guest => VmFigures.Status(context, guest.VmId, call.Flag("full") == true)));
    }

    private static JToken Current(PveCall call)
    {
        var context = new VmContext(call);
        var vmId = (int)call.Number("vmid")!.Value;
        var config = context.Load(vmId);
        var status = VmFigures.Status(context, vmId, full: true);
        status["ha"] = HighAvailability.Of(call.Datacenter).Status(vmId);
        if (config["vga"] is { } vga)
        {
            var display = context.Schema.Parse("vga", vga);
            var type = display.GetValueOrDefault("type") ?? "";
            if (type.StartsWith("virtio", StringComparison.Ordinal) || type.StartsWith("qxl", StringComparison.Ordinal))
            {
                status["spice"] = 1;
            }

            status["clipboard"] = display.GetValueOrDefault("clipboard") is { } clipboard ? clipboard : JValue.CreateNull();
        }
        if (GuestAgent.IsEnabled(context, config))
        {
            status["agent"] = 1;
        }

        return status;
    }
}
