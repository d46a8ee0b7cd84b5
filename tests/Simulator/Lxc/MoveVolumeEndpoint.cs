using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Lxc;

/// <summary><c>POST /nodes/{node}/lxc/{vmid}/move_volume</c> (<c>PVE::API2::LXC::move_volume</c>): to another storage, or to another
/// container.</summary>
public sealed class MoveVolumeEndpoint : IEndpoints
{
    public void Map(Router router) => router.On("POST", "/nodes/{node}/lxc/{vmid}/move_volume", Move);

    private static JToken Move(PveCall call)
    {
        var context = new LxcContext(call);
        var vmId = (int)call.Number("vmid")!.Value;
        var slot = call.Text("volume");
        switch (call.OptionalText("storage"), (int?)call.Number("target-vmid"))
        {
            case (not null, not null):
                throw PveError.Die("either set storage or target-vmid, but not both");
            case (null, null):
                const string Message = "both 'storage' and 'target-vmid' missing, either needs to be set";
                throw PveError.Parameters(
                    new Dictionary<string, string>(StringComparer.Ordinal) { ["target-vmid"] = Message, ["storage"] = Message });
            case (null, { } other):
                return new VolumeReassignment(vmId, slot, other, call.OptionalText("target-volume") ?? slot,
                    call.OptionalText("digest"), call.OptionalText("target-digest")).Start(call, context);
            case ({ } storage, null):
                var delete = call.Flag("delete") == true;
                context.Require($"/storage/{storage}", "Datastore.AllocateSpace");
                var mount = Prepare(context, vmId, slot, delete, call.OptionalText("digest"));
                return call.ForkWork("move_volume", call.Text("vmid"), run => Run(new LxcContext(run), vmId, mount, storage, delete));
        }
    }

    /// <summary>Checks and locks the container.</summary>
    private static MountPoint Prepare(LxcContext context, int vmId, string slot, bool delete, string? digest)
    {
        using var held = context.Lock(vmId);
        var config = context.Load(vmId);
        config.RequireUnlocked();
        if (context.IsRunning(vmId))
        {
            throw PveError.Die("cannot move volumes of a running container");
        }

        if (UnusedVolumes.IsKey(slot))
        {
            throw PveError.Die($"cannot move volume '{slot}', only configured volumes can be moved to another storage");
        }

        var mount = MountPoint.Parse(context.Schema, slot, config[slot]);
        if (delete && ContainerVolumes.IsInSnapshot(context, config, mount.Volume))
        {
            throw PveError.Die("you can't move a volume with snapshots and delete the source");
        }

        config.RequireDigest(digest);
        config["lock"] = "disk";
        context.Write(vmId, config);
        return mount;
    }

    private static void Run(LxcContext context, int vmId, MountPoint mount, string storage, bool delete)
    {
        try
        {
            var origin = mount.Volume;
            var isTemplate = context.Load(vmId).IsTemplate;
            if (!mount.IsVolume)
            {
                throw PveError.Die($"cannot copy volumes of type {mount.Kind}");
            }

            mount.Volume = VolumeCopy.Run(context, mount, vmId, storage).Id;
            if (isTemplate)
            {
                mount.Volume = context.Volumes.CreateBase(mount.Volume).Id;
            }

            using var held = context.Lock(vmId);
            var config = context.Load(vmId);
            config[mount.Slot] = mount.Print();
            if (delete)
            {
                context.Write(vmId, config);
                Free(context, vmId, origin);
            }
            else
            {
                UnusedVolumes.Keep(config.Options, origin);
                context.Write(vmId, config);
            }
        }
        finally
        {
            ContainerClone.SetLock(context, vmId, null);
        }
    }

    /// <summary>Removes the original; where that fails, the container keeps it as unused.</summary>
    private static void Free(LxcContext context, int vmId, string volume)
    {
        try
        {
            context.Volumes.Free(volume);
        }
        catch (PveError error)
        {
            context.Run.Print(error.Stringify().TrimEnd('\n'));
            var config = context.Load(vmId);
            UnusedVolumes.Keep(config.Options, volume);
            context.Write(vmId, config);
        }
    }
}
