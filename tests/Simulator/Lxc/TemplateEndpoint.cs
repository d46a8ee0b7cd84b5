using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Lxc;

/// <summary>
/// <c>POST /nodes/{node}/lxc/{vmid}/template</c> (<c>PVE::API2::LXC::template</c>): the worker that it starts is not told of.
/// </summary>
public sealed class TemplateEndpoint : IEndpoints
{
    public void Map(Router router) => router.On("POST", "/nodes/{node}/lxc/{vmid}/template", Convert);

    /// <summary>Turns the volumes of a container into a template's (<c>template_create</c>).</summary>
    internal static void ConvertVolumes(LxcContext context, GuestConfig config)
    {
        var mounts = MountPoint.All(context.Schema, config.Options).ToList();
        foreach (var mount in mounts.Where(mount => !context.Volumes.Has("template", mount.Volume)))
        {
            throw PveError.Die($"Template feature is not available for '{mount.Volume}'");
        }

        foreach (var mount in mounts)
        {
            mount.Volume = context.Volumes.CreateBase(mount.Volume).Id;
            config[mount.Slot] = mount.Print();
        }
    }

    private static void Convert(PveCall call)
    {
        var context = new LxcContext(call);
        var vmId = (int)call.Number("vmid")!.Value;
        using var held = context.Lock(vmId);
        var config = context.Load(vmId);
        config.RequireUnlocked();
        if (config.Snapshots.Count > 0)
        {
            throw PveError.Die("unable to create template, because CT contains snapshots");
        }

        if (config.IsTemplate)
        {
            throw PveError.Die("you can't convert a template to a template");
        }

        if (context.IsRunning(vmId))
        {
            throw PveError.Die("you can't convert a CT to template if the CT is running");
        }

        var task = call.ForkWork("vztemplate", call.Text("vmid"), run =>
        {
            var own = new LxcContext(run);
            ConvertVolumes(own, config);
            config["template"] = "1";
            own.Write(vmId, config);
        });
        // PVE does not wait, but the worker has mostly ended before the client's next request is there.
        context.Run.WaitUntil(() => !call.Datacenter.Tasks.Find(task)!.Running, TimeSpan.FromMilliseconds(200));
    }
}
