using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Storage;

namespace Proxmox.Simulator.Lxc;

/// <summary><c>PUT /nodes/{node}/lxc/{vmid}/resize</c> (<c>PVE::API2::LXC::resize_vm</c>): what is wrong is said before a worker
/// starts.</summary>
public sealed class ResizeEndpoint : IEndpoints
{
    public void Map(Router router) => router.On("PUT", "/nodes/{node}/lxc/{vmid}/resize", Resize);

    private static JToken Resize(PveCall call)
    {
        var vmId = (int)call.Number("vmid")!.Value;
        var (slot, size, digest) = (call.Text("disk"), call.Text("size"), call.OptionalText("digest"));
        Check(new LxcContext(call), vmId, slot, size, digest);
        return call.ForkWork("resize", call.Text("vmid"), run =>
        {
            var context = new LxcContext(run);
            using var held = context.Lock(vmId);
            var (config, mount, wanted) = Check(context, vmId, slot, size, digest);
            Run(context, vmId, config, mount, wanted);
        });
    }

    private static (GuestConfig Config, MountPoint Mount, long Wanted) Check(
        LxcContext context, int vmId, string slot, string size, string? digest)
    {
        var config = context.Load(vmId);
        config.RequireUnlocked();
        config.RequireDigest(digest);
        var mount = MountPoint.Parse(context.Schema, slot, config[slot]);
        var owner = context.Volumes.Resolve(mount.Volume).Parts.VmId;
        if (owner != vmId)
        {
            throw PveError.Die($"can't resize mount point owned by another container ({owner?.ToString(CultureInfo.InvariantCulture)})"
                + " at /usr/share/perl5/PVE/API2/LXC.pm line 2390.");
        }

        context.Require($"/storage/{mount.Storage}", "Datastore.AllocateSpace");
        var present = context.Volumes.Activate(mount.Volume).Size;
        var wanted = Sizes.Change(size, present);
        if (wanted < present)
        {
            throw PveError.Die("unable to shrink disk size");
        }

        return wanted == present ? throw PveError.Die("disk is already at specified size") : (config, mount, wanted);
    }

    private static void Run(LxcContext context, int vmId, GuestConfig config, MountPoint mount, long wanted)
    {
        var volume = context.Volumes.Activate(mount.Volume);
        var before = volume.Size;
        context.Volumes.Resize(mount.Volume, wanted, running: false);
        mount.Size = wanted;
        config[mount.Slot] = mount.Print();
        context.Write(vmId, config);
        if (volume.Parts.Format == "raw")
        {
            var path = VolumeStore.PathOf(context.Storage.Get(volume.Storage), volume.Name, volume.Parts);
            volume.SizeWhenFormatted ??= before;
            FileSystem.Grow(context.Run, path, before, wanted, mounted: context.IsRunning(vmId));
        }
    }
}
