using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Lxc;

/// <summary><c>POST /nodes/{node}/lxc</c> (<c>PVE::API2::LXC::create_vm</c>): checks what is ordered, then starts the worker.</summary>
public sealed class ContainerCreation : IEndpoints
{
    private static readonly string[] CallOnly =
    [
        "ostemplate", "password", "storage", "force", "restore", "unique", "pool", "ignore-unpack-errors", "ssh-public-keys", "bwlimit",
        "start", "ha-managed", "unprivileged",
    ];

    public void Map(Router router) => router.On("POST", "/nodes/{node}/lxc", Create);

    private static JToken Create(PveCall call)
    {
        call.Datacenter.RequireQuorum();
        var context = new LxcContext(call);
        var order = OrderOf(call);
        RequireVersionsPrivileges(context, order);
        RequireFree(context, order);
        SshKeys.Require(call.OptionalText("ssh-public-keys") is { } keys ? Uri.EscapeDataString(keys) : null);
        context.RequirePool(order.Pool);
        order = order with { LeavesFirewall = !MayAllocate(context, order) };
        new ConfigPermissions(context, order.VmId, order.Pool, config: null, order.Unprivileged == true).RequireSet(order.Options);
        RequireArchive(context, order);
        RequireStorages(context, order);
        var config = Draft(context, order);
        Reserve(context, order);
        return call.ForkWork(order.Restore ? "vzrestore" : "vzcreate", Text(order.VmId), run =>
            new ContainerMaking(new LxcContext(run), order, config).Run());
    }

    private static ContainerOrder OrderOf(PveCall call)
    {
        var restore = call.Flag("restore") == true;
        var storage = call.OptionalText("storage") ?? "local";
        var options = ConfigUpdate.Options(call, CallOnly);
        foreach (var slot in options.Keys.Where(MountPoint.IsSlot))
        {
            if (decimal.TryParse(options[slot], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _))
            {
                options[slot] = $"{storage}:{options[slot]}";
            }
        }

        var vmId = (int)call.Number("vmid")!.Value;
        var exists = new LxcContext(call).Configs.Exists(call.NodeName, vmId);
        return new ContainerOrder
        {
            VmId = vmId,
            Archive = call.Text("ostemplate"),
            Storage = storage,
            Options = options,
            Pool = call.OptionalText("pool"),
            Unprivileged = call.Flag("unprivileged") ?? (restore ? null : call.Datacenter.Version != PveVersion.V84),
            Restore = restore,
            Unique = call.Flag("unique") == true,
            OverwritesOwn = exists && restore && call.Flag("force") == true,
            IgnoresUnpackErrors = call.Flag("ignore-unpack-errors") == true,
            Start = call.Flag("start") == true,
            HighAvailability = call.Flag("ha-managed") == true,
        };
    }

    private static void RequireVersionsPrivileges(LxcContext context, ContainerOrder order)
    {
        if (!order.Restore && order.Unprivileged == false && context.Datacenter.Version != PveVersion.V84)
        {
            context.Require("/", "Sys.Modify");
        }

        if (order.HighAvailability)
        {
            context.Require("/", "Sys.Console");
        }
    }

    /// <summary>Fails where the id is taken, unless a container is to be restored over itself.</summary>
    private static void RequireFree(LxcContext context, ContainerOrder order)
    {
        if (!order.OverwritesOwn)
        {
            context.RequireUnused(order.VmId);
            return;
        }

        if (context.IsRunning(order.VmId))
        {
            throw PveError.Die("can't overwrite running container");
        }

        context.Load(order.VmId).RequireUnprotected($"unable to restore CT {Text(order.VmId)}");
    }

    /// <summary>Whether the caller may make containers of the id.</summary>
    /// <exception cref="PveError">The caller may not even restore one over itself.</exception>
    private static bool MayAllocate(LxcContext context, ContainerOrder order)
    {
        var path = $"/vms/{Text(order.VmId)}";
        if (context.Allows(path, "VM.Allocate") || (order.Pool is { } pool && context.Allows($"/pool/{pool}", "VM.Allocate")))
        {
            return true;
        }

        if (!order.OverwritesOwn || !context.Allows(path, "VM.Backup"))
        {
            throw PveError.Forbidden();
        }

        if (order.Unprivileged == false && context.Load(order.VmId)["unprivileged"] == "1")
        {
            context.Require("/", "Sys.Modify");
        }

        return false;
    }

    private static void RequireArchive(LxcContext context, ContainerOrder order)
    {
        if (order.Archive == "-")
        {
            throw PveError.Die("pipe requires cli environment");
        }

        context.RequireVolume(order.VmId, order.Archive, order.Restore ? "backup" : "vztmpl");
    }

    private static void RequireStorages(LxcContext context, ContainerOrder order)
    {
        var mounts = MountPoint.All(context.Schema, order.Options).ToList();
        if (mounts.Count > 0 && !order.Options.Has(MountPoint.Root))
        {
            throw PveError.Die("mount points configured, but 'rootfs' not set - aborting");
        }

        foreach (var mount in mounts)
        {
            if (mount.IsVolume)
            {
                RequireStorage(context, mount.Storage);
            }
            else if (!context.IsRoot)
            {
                throw PveError.Die("Only root can pass arbitrary filesystem paths.");
            }
        }

        if (mounts.Count == 0)
        {
            RequireStorage(context, order.Storage);
        }
    }

    private static void RequireStorage(LxcContext context, string id)
    {
        var storage = context.Storage.Get(id);
        storage.RequireEnabledOn(context.Node);
        if (!storage.Content.Contains("rootdir", StringComparer.Ordinal))
        {
            throw PveError.Parameter("storage", $"storage '{id}' does not support container directories");
        }

        context.Require($"/storage/{id}", "Datastore.AllocateSpace");
        context.Storage.Host.Activate(context.Storage, storage, context.Node);
    }

    /// <summary>The config without its mount points, every option checked.</summary>
    private static GuestConfig Draft(LxcContext context, ContainerOrder order)
    {
        var config = new GuestConfig(GuestKind.Container);
        var options = new OptionSet();
        foreach (var (key, value) in order.Options.Where(option => !MountPoint.IsSlot(option.Key) && !UnusedVolumes.IsKey(option.Key)))
        {
            options[key] = value;
        }

        ConfigUpdate.Prepare(context, order.VmId, config, options);
        config["unprivileged"] = order.Unprivileged == true ? "1" : null;
        return config;
    }

    /// <summary>Makes the container's config, locked, so that nobody else takes the id (<c>create_and_lock_config</c>).</summary>
    private static void Reserve(LxcContext context, ContainerOrder order)
    {
        try
        {
            using var held = context.Lock(order.VmId, 5);
            if (!order.OverwritesOwn)
            {
                context.RequireUnused(order.VmId);
            }

            var config = order.OverwritesOwn ? context.Load(order.VmId) : new GuestConfig(GuestKind.Container);
            config.RequireUnlocked();
            config["lock"] = "create";
            context.Write(order.VmId, config);
        }
        catch (PveError error)
        {
            throw PveError.Die($"{order.Problem} {error.Stringify().TrimEnd('\n')}");
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
