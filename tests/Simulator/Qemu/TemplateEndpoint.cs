using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Qemu;

/// <summary><c>POST /nodes/{node}/qemu/{vmid}/template</c> (<c>PVE::API2::Qemu::template</c>).</summary>
public sealed class TemplateEndpoint : IEndpoints
{
    public void Map(Router router) => router.On("POST", "/nodes/{node}/qemu/{vmid}/template", Convert);

    /// <summary>Turns the volumes of a VM into a template's (<c>template_create</c>).</summary>
    /// <param name="slot">The only one to turn; null for all.</param>
    internal static void ConvertVolumes(VmContext context, int vmId, GuestConfig config, string? slot = null)
    {
        foreach (var drive in Drive.All(context.Schema, config.Options)
            .Where(drive => !drive.IsCdrom && (slot is null || drive.Slot == slot)).ToList())
        {
            if (!context.Volumes.Has("template", drive.File))
            {
                continue;
            }

            drive.File = context.Volumes.CreateBase(drive.File).Id;
            config[drive.Slot] = drive.Print();
            context.Write(vmId, config);
        }
    }

    private static JToken Convert(PveCall call)
    {
        var vmId = (int)call.Number("vmid")!.Value;
        var slot = call.OptionalText("disk");
        Load(new VmContext(call), vmId, slot);
        return call.ForkWork("qmtemplate", call.Text("vmid"), run =>
        {
            var context = new VmContext(run);
            using var held = context.Lock(vmId);
            var config = Load(context, vmId, slot);
            config["template"] = "1";
            context.Write(vmId, config);
            ConvertVolumes(context, vmId, config, slot);
        });
    }

    private static GuestConfig Load(VmContext context, int vmId, string? slot)
    {
        var config = context.Load(vmId);
        config.RequireUnlocked();
        if (config.Snapshots.Count > 0)
        {
            throw PveError.Die("unable to create template, because VM contains snapshots");
        }

        if (config.IsTemplate && slot is null)
        {
            throw PveError.Die("you can't convert a template to a template");
        }

        if (context.IsRunning(vmId))
        {
            throw PveError.Die("you can't convert a VM to template if VM is running");
        }

        return config;
    }
}
