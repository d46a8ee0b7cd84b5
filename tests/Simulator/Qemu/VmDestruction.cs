using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Qemu;

/// <summary><c>DELETE /nodes/{node}/qemu/{vmid}</c> (<c>PVE::API2::Qemu::destroy_vm</c>).</summary>
public sealed class VmDestruction : IEndpoints
{
    public void Map(Router router) => router.On("DELETE", "/nodes/{node}/qemu/{vmid}", Destroy);

    private static JToken Destroy(PveCall call)
    {
        var context = new VmContext(call);
        var vmId = (int)call.Number("vmid")!.Value;
        var skipLock = call.Flag("skiplock") == true;
        var purge = call.Flag("purge") == true;
        var unreferenced = call.Flag("destroy-unreferenced-disks") == true;
        context.RequireRootFor("skiplock", skipLock);
        Check(context, vmId, purge);
        return call.ForkWork("qmdestroy", Text(vmId), run =>
        {
            var own = new VmContext(run);
            using var held = own.Lock(vmId);
            var managed = Check(own, vmId, purge);
            RemoveVolumes(own, vmId, skipLock, unreferenced);
            own.Write(vmId, new GuestConfig(GuestKind.Vm) { ["lock"] = "destroyed" });
            Farewell.Say(own, vmId, purge, managed);
        });
    }

    private static bool Check(VmContext context, int vmId, bool purge)
    {
        context.Load(vmId).RequireUnprotected($"can't remove VM {Text(vmId)}");
        var managed = Farewell.RequirePurge(context, vmId, purge);
        if (context.IsRunning(vmId))
        {
            throw PveError.Die($"VM {Text(vmId)} is running - destroy failed");
        }

        return managed;
    }

    private static void RemoveVolumes(VmContext context, int vmId, bool skipLock, bool unreferenced)
    {
        var config = context.Load(vmId);
        if (!skipLock && !config.IsLockedFor("suspended"))
        {
            config.RequireUnlocked();
        }

        if (config.IsTemplate)
        {
            foreach (var drive in Drive.All(context.Schema, config.Options, withUnused: true)
                .Where(drive => !drive.IsCdrom && drive.IsVolume))
            {
                if (context.Volumes.Find(drive.File) is { } volume && context.Storage.Volumes.IsUsedBase(volume))
                {
                    throw PveError.Die($"base volume '{drive.File}' is still in use by linked cloned");
                }
            }
        }
        foreach (var file in Owned(context, vmId, config).Distinct(StringComparer.Ordinal).ToList())
        {
            Free(context, file, $"Could not remove disk '{file}', check manually: ");
        }

        if (unreferenced)
        {
            Farewell.FreeUnreferenced(context, vmId, "images", volume => Free(context, volume, ""));
        }
    }

    /// <summary>Volumes of the VM itself, discs left out; volumes of others that it uses stay.</summary>
    private static IEnumerable<string> Owned(VmContext context, int vmId, GuestConfig config)
    {
        var drives = new[] { config.Options, config.Pending }
            .SelectMany(options => Drive.All(context.Schema, options, withUnused: true))
            .Where(drive => !drive.IsPlainCdrom && drive.IsVolume)
            .Select(drive => drive.File);
        var states = config.Sections.Select(options => options["vmstate"]).OfType<string>();
        return drives.Concat(states).Where(file => context.Volumes.Owner(file) == vmId);
    }

    private static void Free(VmContext context, string file, string prefix)
    {
        try
        {
            context.Volumes.Free(file);
        }
        catch (PveError error)
        {
            context.Run.Warn(prefix + error.Stringify().TrimEnd('\n'));
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
