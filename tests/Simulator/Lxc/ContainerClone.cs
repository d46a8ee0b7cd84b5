using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Lxc;

/// <summary><c>POST /nodes/{node}/lxc/{vmid}/clone</c> (<c>PVE::API2::LXC::clone_vm</c>): the new config is there, locked, before the
/// worker starts.</summary>
public sealed class ContainerClone : IEndpoints
{
    public void Map(Router router) => router.On("POST", "/nodes/{node}/lxc/{vmid}/clone", Clone);

    private static JToken Clone(PveCall call)
    {
        call.Datacenter.RequireQuorum();
        var context = new LxcContext(call);
        var target = call.OptionalText("target");
        var order = new CloneOrder
        {
            VmId = (int)call.Number("vmid")!.Value,
            NewId = (int)call.Number("newid")!.Value,
            HostName = call.OptionalText("hostname"),
            Description = call.OptionalText("description"),
            Pool = call.OptionalText("pool"),
            Snapshot = call.OptionalText("snapname") is { Length: > 0 } snapshot ? snapshot : null,
            Storage = call.OptionalText("storage"),
            Full = call.Flag("full"),
            Target = target is null or "localhost" || target == context.Node ? null : target,
        };
        context.RequirePool(order.Pool);
        RequireTarget(context, order);
        SetLock(context, order.VmId, "disk");
        try
        {
            Reserve(context, order.NewId);
            var work = new CloneWork(order, Plan(context, order), context.IsRunning(order.VmId));
            return call.ForkWork("vzclone", Text(order.VmId), run => work.Run(new LxcContext(run)));
        }
        catch (PveError)
        {
            SetLock(context, order.VmId, null);
            throw;
        }
    }

    private static void RequireTarget(LxcContext context, CloneOrder order)
    {
        if (order.Target is { } target && context.Datacenter.FindNode(target) is null)
        {
            throw PveError.Die($"no such cluster node '{target}'");
        }

        if (order.Storage is not { } id)
        {
            return;
        }

        var storage = context.Storage.Get(id);
        storage.RequireEnabledOn(context.Node);
        if (order.Target is not null)
        {
            storage.RequireEnabledOn(order.Target);
            if (!storage.Shared)
            {
                throw PveError.Die($"can't clone to non-shared storage '{id}'");
            }
        }
    }

    private static void Reserve(LxcContext context, int newId)
    {
        using var held = context.Lock(newId, 5);
        context.RequireUnused(newId);
        context.Write(newId, new GuestConfig(GuestKind.Container) { ["lock"] = "create" });
    }

    /// <summary>Works out the clone's config and which volumes are copied.</summary>
    private static IReadOnlyList<MountPoint> Plan(LxcContext context, CloneOrder order)
    {
        try
        {
            var config = context.Load(order.VmId);
            var source = order.Snapshot is { } snapshot ? config.Snapshot(snapshot) : config.Options;
            order.IsFull = order.Full ?? !config.IsTemplate;
            if (order.Storage is not null && !order.IsFull)
            {
                throw PveError.Die("parameter 'storage' not allowed for linked clones");
            }

            var clone = new GuestConfig(GuestKind.Container);
            var mounts = new List<MountPoint>();
            foreach (var (key, value) in source.Where(option => IsCopied(option.Key)))
            {
                if (MountPoint.IsSlot(key))
                {
                    mounts.Add(Require(context, order, MountPoint.Parse(context.Schema, key, value)));
                }
                else
                {
                    clone[key] = NetworkDevices.IsDevice(key) ? Device(context, key, value) : value;
                }
            }

            if (order.Target is { } target && mounts.Exists(mount => !context.Storage.Get(order.Storage ?? mount.Storage).Shared))
            {
                throw PveError.Die($"can't clone CT to node '{target}' (CT uses local storage)");
            }

            clone["lock"] = "create";
            clone["hostname"] = order.HostName ?? clone["hostname"];
            clone["description"] = order.Description is { Length: > 0 } description ? description : clone["description"];
            context.Write(order.NewId, clone);
            GuestFirewall.Copy(context.Datacenter, order.VmId, order.NewId);
            return mounts;
        }
        catch (PveError)
        {
            context.Configs.Remove(context.Node, order.NewId);
            throw;
        }
    }

    private static bool IsCopied(string key) =>
        key is not ("lock" or "parent" or "snaptime" or "snapstate" or "template") && !UnusedVolumes.IsKey(key);

    private static string Device(LxcContext context, string key, string value)
    {
        var device = NetworkInterface.Readdress(context.Schema, key, value);
        Bridges.RequireAccess(context, [KeyValuePair.Create(key, device)]);
        return device;
    }

    /// <summary>Fails unless a mount point can be cloned.</summary>
    private static MountPoint Require(LxcContext context, CloneOrder order, MountPoint mount)
    {
        if (!mount.IsVolume)
        {
            throw PveError.Die($"unable to clone mountpoint '{mount.Slot}' (type {mount.Kind})");
        }

        var storage = context.Storage.Get(order.Storage ?? mount.Storage).Id;
        context.Require($"/storage/{storage}", "Datastore.AllocateSpace");
        if (order.IsFull && order.Snapshot is null && context.IsRunning(order.VmId))
        {
            throw PveError.Die("Full clone of a running container is only possible from a snapshot");
        }

        if (!order.IsFull && !ContainerFeature.Has(context, mount.Volume, "clone", order.Snapshot is not null))
        {
            throw PveError.Die($"Linked clone feature for '{mount.Volume}' is not available");
        }

        return mount;
    }

    /// <summary>Locks a container's config, or frees it.</summary>
    internal static void SetLock(LxcContext context, int vmId, string? reason)
    {
        using var held = context.Lock(vmId);
        var config = context.Load(vmId);
        if (reason is not null)
        {
            config.RequireUnlocked();
        }

        config["lock"] = reason;
        context.Write(vmId, config);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A clone that is wanted.</summary>
internal sealed record CloneOrder
{
    public required int VmId { get; init; }

    public required int NewId { get; init; }

    public string? HostName { get; init; }

    public string? Description { get; init; }

    public string? Pool { get; init; }

    /// <summary>The state to copy; null for the present one.</summary>
    public string? Snapshot { get; init; }

    public string? Storage { get; init; }

    public bool? Full { get; init; }

    /// <summary>The node that the clone is for; null for the original's.</summary>
    public string? Target { get; init; }

    /// <summary>Whether volumes are copied, not linked.</summary>
    public bool IsFull { get; set; }
}
