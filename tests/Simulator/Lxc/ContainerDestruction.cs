using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Lxc;

/// <summary><c>DELETE /nodes/{node}/lxc/{vmid}</c> (<c>PVE::API2::LXC::destroy_vm</c>).</summary>
public sealed class ContainerDestruction : IEndpoints
{
    public void Map(Router router) => router.On("DELETE", "/nodes/{node}/lxc/{vmid}", Destroy);

    /// <summary>Removes a container's volumes, and leaves its config as it is.</summary>
    internal static void FreeVolumes(LxcContext context, int vmId, GuestConfig config)
    {
        foreach (var volume in new[] { config.Options, config.Pending }
            .SelectMany(options => MountPoint.All(context.Schema, options, withUnused: true))
            .Select(mount => mount.Volume).Distinct(StringComparer.Ordinal).ToList())
        {
            ContainerVolumes.Free(context, vmId, volume);
        }
    }

    private static JToken Destroy(PveCall call)
    {
        var context = new LxcContext(call);
        var vmId = (int)call.Number("vmid")!.Value;
        var (purge, force) = (call.Flag("purge") == true, call.Flag("force") == true);
        var unreferenced = call.Flag("destroy-unreferenced-disks") == true;
        Check(context, vmId, purge);
        if (!force)
        {
            RequireStopped(context, vmId);
        }

        return call.ForkWork("vzdestroy", Text(vmId), run =>
        {
            var own = new LxcContext(run);
            using var held = own.Lock(vmId);
            var managed = Check(own, vmId, purge);
            End(own, vmId, force);
            FreeVolumes(own, vmId, own.Load(vmId));
            if (unreferenced)
            {
                Farewell.FreeUnreferenced(own, vmId, "rootdir", own.Volumes.Free);
            }

            own.Write(vmId, new GuestConfig(GuestKind.Container) { ["lock"] = "destroyed" });
            Farewell.Say(own, vmId, purge, managed);
        });
    }

    private static bool Check(LxcContext context, int vmId, bool purge)
    {
        var config = context.Load(vmId);
        config.RequireUnprotected($"can't remove CT {Text(vmId)}");
        config.RequireUnlocked();
        return Farewell.RequirePurge(context, vmId, purge);
    }

    private static void RequireStopped(LxcContext context, int vmId)
    {
        if (context.IsRunning(vmId))
        {
            throw PveError.Die($"unable to destroy CT {Text(vmId)} - container is running");
        }
    }

    private static void End(LxcContext context, int vmId, bool force)
    {
        if (!force)
        {
            RequireStopped(context, vmId);
        }
        else if (context.IsRunning(vmId))
        {
            context.Run.Print($"forced to stop CT {Text(vmId)} before destroying!");
            PowerOperations.Kill(context, vmId);
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
