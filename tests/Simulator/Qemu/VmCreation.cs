using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Qemu;

/// <summary><c>POST /nodes/{node}/qemu</c> (<c>PVE::API2::Qemu::create_vm</c>).</summary>
public sealed class VmCreation : IEndpoints
{
    private static readonly string[] CallOnly =
        ["archive", "bwlimit", "force", "pool", "start", "ha-managed", "storage", "unique", "live-restore", "import-working-storage"];

    public void Map(Router router) => router.On("POST", "/nodes/{node}/qemu", Create);

    private static JToken Create(PveCall call)
    {
        call.Datacenter.RequireQuorum();
        var context = new VmContext(call);
        var vmId = (int)call.Number("vmid")!.Value;
        var pool = call.OptionalText("pool");
        var options = VmOptions.Of(call, CallOnly);
        SshKeys.Require(options["sshkeys"]);
        RequireCaller(call, context, vmId, pool);
        var archive = call.OptionalText("archive");
        if (archive is not null)
        {
            RequireArchive(context, vmId, options, archive);
        }

        var order = new Order(vmId, options, pool, call.OptionalText("storage"), call.OptionalText("import-working-storage"),
            call.Flag("start") == true, call.Flag("ha-managed") == true);
        if (options.Count > 0)
        {
            Check(context, order);
        }

        var prefix = archive is null ? $"unable to create VM {Text(vmId)} -" : VmRestore.Prefix(vmId);
        Reserve(context, vmId, call.Flag("force") == true, prefix);
        if (archive is null)
        {
            return call.ForkWork("qmcreate", Text(vmId), run => Run(new VmContext(run), order));
        }

        var restore = new RestoreOrder(vmId, archive, options, pool, order.Storage, call.Flag("unique") == true);
        return call.ForkWork("qmrestore", Text(vmId), run =>
        {
            new VmRestore(new VmContext(run), restore).Run();
            Finish(new VmContext(run), order);
        });
    }

    private static void RequireCaller(PveCall call, VmContext context, int vmId, string? pool)
    {
        context.RequirePool(pool);
        if (call.OptionalText("storage") is { } storage)
        {
            context.Require($"/storage/{storage}", "Datastore.AllocateSpace");
        }

        if (call.Flag("ha-managed") == true)
        {
            context.Require("/", "Sys.Console");
        }

        if (call.Flag("start") == true && context.Datacenter.Version != PveVersion.V84)
        {
            context.RequireOnVm(vmId, pool, "VM.PowerMgmt");
        }

        // Who may back a VM up may restore it in its place.
        var restores = call.Has("archive") && call.Flag("force") == true && context.Datacenter.Guests.ContainsKey(vmId)
            && context.Allows($"/vms/{Text(vmId)}", "VM.Backup");
        if (!restores && !context.Allows($"/vms/{Text(vmId)}", "VM.Allocate")
            && !(pool is not null && context.Allows($"/pool/{pool}", "VM.Allocate")))
        {
            throw PveError.Forbidden();
        }
    }

    /// <summary>Fails unless a VM can come out of a backup.</summary>
    private static void RequireArchive(VmContext context, int vmId, OptionSet options, string archive)
    {
        if (options.Keys.FirstOrDefault(Drives.IsSlot) is { } slot)
        {
            throw PveError.Parameter(slot, "option conflicts with option 'archive'");
        }

        if (archive == "-")
        {
            throw PveError.Die("pipe requires cli environment");
        }

        context.RequireVolume(vmId, archive, "backup");
        if (archive.StartsWith('/') || context.Volumes.Find(archive) is null)
        {
            throw PveError.Die($"volume '{archive}' does not exist");
        }
    }

    private static void Check(VmContext context, Order order)
    {
        var options = order.Options;
        VmOptions.ResolveCdrom(options);
        DriveRequests.RequireAccess(context, order.VmId, options, order.Storage, order.WorkStorage);
        ConfigPermissions.RequireOptions(context, order.VmId, order.Pool, options.Keys);
        ConfigPermissions.RequireDevices(context, order.VmId, order.Pool, options);
        Bridges.RequireAccess(context, options);
        ConfigPermissions.RequireCpuModel(context, options["cpu"], existing: null);
        DriveRequests.Normalize(context, options);
        foreach (var key in options.Keys.Where(NetworkDevices.IsDevice))
        {
            options[key] = NetworkDevices.Complete(context.Schema, key, options[key]!);
        }
    }

    /// <summary>Makes the VM's config, locked, so that nobody else takes the id (<c>create_and_lock_config</c>).</summary>
    private static void Reserve(VmContext context, int vmId, bool force, string prefix)
    {
        try
        {
            using var held = context.Lock(vmId, 5);
            if (!force)
            {
                context.RequireUnused(vmId);
            }

            var config = !context.Configs.Exists(context.Node, vmId) ? new GuestConfig(GuestKind.Vm) : context.Load(vmId);
            config.RequireUnlocked();
            config["lock"] = "create";
            context.Write(vmId, config);
        }
        catch (PveError error)
        {
            throw PveError.Die($"{prefix} {error.Stringify().TrimEnd('\n')}");
        }
    }

    private static void Run(VmContext context, Order order)
    {
        try
        {
            using (context.Lock(order.VmId, 1))
            {
                Make(context, order);
            }
        }
        catch (Exception error) when (error is PveError or OperationCanceledException)
        {
            context.Configs.Remove(context.Node, order.VmId);
            throw;
        }

        Finish(context, order);
    }

    /// <summary>What is done once the VM is there.</summary>
    private static void Finish(VmContext context, Order order)
    {
        if (order.HighAvailability)
        {
            context.Run.Print("Add as HA resource");
            HighAvailability.Of(context.Datacenter).Add(order.VmId, order.Start ? "started" : "stopped");
        }
        if (!order.Start)
        {
            return;
        }

        context.Run.Print("Execute autostart");
        if (!order.HighAvailability)
        {
            context.Run.Fork("qmstart", Text(order.VmId), run => PowerOperations.Start(new VmContext(run), order.VmId));
        }
    }

    private static void Make(VmContext context, Order order)
    {
        var config = new GuestConfig(GuestKind.Vm);
        foreach (var (key, value) in order.Options)
        {
            config[key] = value;
        }

        var disks = new DiskCreation(context, order.VmId, config, order.Storage, order.WorkStorage);
        try
        {
            config["meta"] = context.Hypervisor.Meta(context.Datacenter.Clock);
            foreach (var (slot, value) in disks.Run(order.Options))
            {
                config[slot] = value;
            }

            Complete(context, config, order);
            context.Write(order.VmId, config);
        }
        catch (PveError error)
        {
            disks.Undo();
            throw PveError.Die($"unable to create VM {Text(order.VmId)} - {error.Stringify().TrimEnd('\n')}");
        }
        if (order.Pool is { } pool)
        {
            PoolMembership.Add(context.Datacenter, order.VmId, pool);
        }
    }

    private static void Complete(VmContext context, GuestConfig config, Order order)
    {
        if (string.IsNullOrEmpty(config["boot"]))
        {
            config["boot"] = BootOrder.Print(BootOrder.Default(context.Schema, config.Options));
        }

        Machines.RequireClipboard(context.Schema, config["vga"]);
        config["smbios1"] ??= $"uuid={Guid.NewGuid()}";
        if (config["vmgenid"] is null or "1" && config["arch"] != "aarch64")
        {
            config["vmgenid"] = Guid.NewGuid().ToString();
        }

        if (Machines.Pin(context, config["machine"], config["ostype"]) is { } machine)
        {
            config["machine"] = machine;
        }

        if (config["tags"] is { } tags)
        {
            Tags.Require(context, order.VmId, order.Pool);
            config["tags"] = Tags.Normalize(tags);
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Order(
        int VmId, OptionSet Options, string? Pool, string? Storage, string? WorkStorage, bool Start, bool HighAvailability);
}
