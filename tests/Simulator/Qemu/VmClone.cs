using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Qemu;

/// <summary><c>POST /nodes/{node}/qemu/{vmid}/clone</c> (<c>PVE::API2::Qemu::clone_vm</c>).</summary>
public sealed class VmClone : IEndpoints
{
    private static readonly string[] NotCopied =
        ["parent", "snaptime", "vmstate", "snapstate", "runningcpu", "runningmachine", "running-nets-host-mtu", "lock"];

    public void Map(Router router) => router.On("POST", "/nodes/{node}/qemu/{vmid}/clone", Clone);

    private static JToken Clone(PveCall call)
    {
        call.Datacenter.RequireQuorum();
        var context = new VmContext(call);
        var target = call.OptionalText("target");
        var order = new Order
        {
            VmId = (int)call.Number("vmid")!.Value,
            NewId = (int)call.Number("newid")!.Value,
            Name = call.OptionalText("name"),
            Description = call.OptionalText("description"),
            Pool = call.OptionalText("pool"),
            Snapshot = call.OptionalText("snapname"),
            Storage = call.OptionalText("storage"),
            Format = call.OptionalText("format"),
            Full = call.Flag("full"),
            Target = target is null or "localhost" || target == context.Node ? null : target,
        };
        var running = context.IsRunning(order.VmId);
        Plan(context, order, running);
        return call.ForkWork("qmclone", Text(order.VmId), run =>
        {
            var own = new VmContext(run);
            using var source = own.Lock(order.VmId, 1, shared: !running);
            using var fresh = own.Lock(order.NewId, 1);
            Run(own, order, Plan(own, order, running));
        });
    }

    /// <summary>Checks that the clone can be made, and works out its config and which drives are copied.</summary>
    private static ClonePlan Plan(VmContext context, Order order, bool running)
    {
        context.RequirePool(order.Pool);
        if (order.Target is { } target && context.Datacenter.FindNode(target) is null)
        {
            throw PveError.Die($"no such cluster node '{target}'");
        }

        RequireStorage(context, order);
        var config = context.Load(order.VmId);
        config.RequireUnlocked();
        if (context.IsRunning(order.VmId) != running)
        {
            throw PveError.Die("unexpected state change");
        }

        var source = order.Snapshot is { Length: > 0 } snapshot ? config.Snapshot(snapshot) : config.Options;
        var full = order.Full ?? !config.IsTemplate;
        if (!full && order.Storage is not null)
        {
            throw PveError.Die("parameter 'storage' not allowed for linked clones");
        }

        if (!full && order.Format is not null)
        {
            throw PveError.Die("parameter 'format' not allowed for linked clones");
        }

        var shared = RequireDisks(context, source, order.Storage);
        foreach (var (key, value) in source)
        {
            ConfigPermissions.RequireDevice(context, order.NewId, order.Pool, key, value);
        }

        Bridges.RequireAccess(context, source);
        ConfigPermissions.RequireCpuModel(context, source["cpu"], existing: null);
        if (order.Target is not null && !shared)
        {
            throw PveError.Die($"can't clone VM to node '{order.Target}' (VM uses local storage)");
        }

        // That another node has the VMID, or a container, is found out when the config is written.
        if (context.Configs.Exists(context.Node, order.NewId))
        {
            throw PveError.Die($"unable to create VM {Text(order.NewId)}: config file already exists");
        }

        return Divide(context, order, source, running, full, config.Pending.Keys);
    }

    private static ClonePlan Divide(
        VmContext context, Order order, OptionSet source, bool running, bool full, IReadOnlyList<string> pending)
    {
        var plan = new ClonePlan(source.Clone(), new GuestConfig(GuestKind.Vm), running, pending);
        foreach (var (key, value) in source.Where(option => !NotCopied.Contains(option.Key) && !UnusedVolumes.IsKey(option.Key)))
        {
            if (full && running && order.Snapshot is null && key == "tpmstate0")
            {
                throw PveError.Die("cannot clone TPM state while VM is running");
            }

            if (NetworkDevices.IsDevice(key))
            {
                plan.Config[key] = NetworkDevices.Readdress(context.Schema, key, value);
            }
            else if (Drives.IsSlot(key) && Drive.Parse(context.Schema, key, value) is { IsPlainCdrom: false } drive)
            {
                plan.Drives.Add((drive, RequireFeature(context, order, drive, full)));
            }
            else
            {
                plan.Config[key] = value;
            }
        }
        return plan;
    }

    /// <summary>Fails unless a drive can be cloned; tells whether it is copied whole.</summary>
    private static bool RequireFeature(VmContext context, Order order, Drive drive, bool full)
    {
        var whole = full || drive.IsCloudInit || drive.Slot == "tpmstate0";
        var ofSnapshot = order.Snapshot is not null;
        if (!context.Volumes.Has(whole ? "copy" : "clone", drive.File, ofSnapshot && !drive.IsCloudInit))
        {
            throw PveError.Die($"{(whole ? "Full" : "Linked")} clone feature is not supported for{(ofSnapshot ? " a snapshot of" : "")} "
                + $"'{drive.File}' ({drive.Slot})");
        }
        return whole;
    }

    private static void RequireStorage(VmContext context, Order order)
    {
        if (order.Storage is not { } id)
        {
            return;
        }

        var storage = context.Storage.Get(id);
        storage.RequireEnabledOn(context.Node);
        if (!storage.Content.Contains("images", StringComparer.Ordinal))
        {
            throw PveError.Parameter("storage", $"storage '{id}' does not support vm images");
        }

        if (order.Target is null)
        {
            return;
        }

        storage.RequireEnabledOn(order.Target);
        if (!storage.Shared)
        {
            throw PveError.Die($"can't clone to non-shared storage '{id}'");
        }
    }

    /// <summary>Fails unless the caller may allocate where the clone's disks go; tells whether all of the source's are shared.</summary>
    private static bool RequireDisks(VmContext context, OptionSet source, string? storage)
    {
        var shared = true;
        foreach (var drive in Drive.All(context.Schema, source).Where(drive => drive.File is not ("" or "none")))
        {
            if (drive.IsCdrom && drive.File == "cdrom")
            {
                context.Require("/", "Sys.Console");
                continue;
            }
            var own = drive.Storage ?? throw PveError.Die($"unable to parse volume ID '{drive.File}'");
            shared &= context.Storage.Get(own).Shared;
            if (!drive.IsCdrom)
            {
                context.Require($"/storage/{storage ?? own}", "Datastore.AllocateSpace");
            }
        }
        if (source["vmstatestorage"] is { } state)
        {
            context.Require($"/storage/{state}", "Datastore.AllocateSpace");
        }

        return shared;
    }

    private static void Run(VmContext context, Order order, ClonePlan plan)
    {
        context.Run.Print($"creating a clone of VM {Text(order.VmId)} with ID {Text(order.NewId)}");
        var config = plan.Config;
        var smbios = context.Schema.Parse("smbios1", config["smbios1"]).ToDictionary(StringComparer.Ordinal);
        smbios["uuid"] = Guid.NewGuid().ToString();
        config["smbios1"] = context.Schema.Print("smbios1", smbios);
        if (config["vmgenid"] is not null)
        {
            config["vmgenid"] = Guid.NewGuid().ToString();
        }

        config["template"] = null;
        config["name"] = order.Name ?? "Copy-of-VM-" + (plan.Source["name"] ?? Text(order.VmId));
        if (order.Description is { Length: > 0 } description)
        {
            config["description"] = description;
        }

        if (context.Datacenter.Guests.ContainsKey(order.NewId))
        {
            throw PveError.Die(
                $"close (rename) atomic file '/etc/pve/{GuestKind.Vm.ConfigPath(context.Node, order.NewId)}' failed: File exists");
        }

        context.Write(order.NewId, new GuestConfig(GuestKind.Vm) { ["lock"] = "clone" });
        config["lock"] = "clone";
        var made = new List<string>();
        try
        {
            CopyDrives(context, order, plan, made);
            config["lock"] = null;
            if (plan.Pending.Count > 0)
            {
                context.Run.Print($"found pending changes for '{string.Join(',', plan.Pending)}', discarding for clone");
            }

            context.Write(order.NewId, config);
            if (order.Target is { } target)
            {
                context.Configs.Move(order.NewId, target);
            }

            if (order.Pool is { } pool)
            {
                PoolMembership.Add(context.Datacenter, order.NewId, pool);
            }
        }
        catch (Exception error) when (error is PveError or OperationCanceledException)
        {
            made.ForEach(context.Volumes.Free);
            context.Configs.Remove(context.Node, order.NewId);
            throw PveError.Die("clone failed: " + (error is PveError known ? known.Stringify().TrimEnd('\n') : "interrupted by signal"));
        }
    }

    private static void CopyDrives(VmContext context, Order order, ClonePlan plan, List<string> made)
    {
        foreach (var (drive, _) in plan.Drives.Where(entry => !entry.Drive.IsCloudInit))
        {
            context.Volumes.Activate(drive.File);
        }

        foreach (var (drive, whole) in plan.Drives.OrderBy(entry => entry.Drive.Slot, StringComparer.Ordinal))
        {
            var source = new CloneSource(drive, plan.Running, drive.IsCloudInit ? null : order.Snapshot);
            var copy = DiskClone.Run(context, source, new CloneTarget(order.NewId, order.Storage, order.Format, whole), plan.Source, made);
            plan.Config[drive.Slot] = copy.Print();
            context.Write(order.NewId, plan.Config);
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Order
    {
        public required int VmId { get; init; }

        public required int NewId { get; init; }

        public string? Name { get; init; }

        public string? Description { get; init; }

        public string? Pool { get; init; }

        public string? Snapshot { get; init; }

        public string? Storage { get; init; }

        public string? Format { get; init; }

        public bool? Full { get; init; }

        public string? Target { get; init; }
    }

    private sealed record ClonePlan(OptionSet Source, GuestConfig Config, bool Running, IReadOnlyList<string> Pending)
    {
        public List<(Drive Drive, bool Whole)> Drives { get; } = [];
    }
}
