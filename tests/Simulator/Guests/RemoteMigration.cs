using System.Globalization;

namespace Proxmox.Simulator.Guests;

/// <summary>How a guest is to move to another datacenter.</summary>
internal sealed record RemoteOrder
{
    /// <summary>The VMID that it gets there.</summary>
    public required int VmId { get; init; }

    public required StorageMap Storages { get; init; }

    public required StorageMap Bridges { get; init; }

    /// <summary>Whether it is removed where it was.</summary>
    public bool Delete { get; init; }

    /// <summary>Seconds that a container which runs has to shut down; null for a VM, which moves as it runs.</summary>
    public int? Timeout { get; init; }
}

/// <summary>
/// Moves a guest to another datacenter (<c>PVE::QemuMigrate</c> and <c>PVE::LXC::Migrate</c> with <c>remote</c>): what the target says of
/// storages, bridges, permissions and the VMID comes before anything is changed.
/// </summary>
/// <param name="source">The node that has the guest.</param>
/// <param name="target">The node that gets it, as the token of the order sees it.</param>
/// <param name="host">What the source calls the target.</param>
internal sealed class RemoteMigration(GuestContext source, GuestContext target, string host, int vmId, RemoteOrder order)
{
    private readonly MigrationLog _log = new(source.Run);
    private readonly List<string> _made = [];
    private readonly GuestControl _control = GuestControl.Of(source.Datacenter.Guests[vmId]);

    private string Word => source.Kind.Word;

    private string Content => source.Kind == GuestKind.Vm ? "images" : "rootdir";

    /// <summary>Moves it.</summary>
    /// <exception cref="PveError">It stays where it was.</exception>
    public void Run()
    {
        var start = source.Datacenter.Clock.GetUtcNow();
        var wasRunning = source.IsRunning(vmId);
        using (source.Lock(vmId))
        {
            try
            {
                _log.Info($"starting migration of {Word} {Text(vmId)} to node '{target.Node}' ({host})");
                var config = source.Load(vmId);
                config.RequireUnlocked();
                target.Datacenter.Locked(_ => OpenTunnel(config));
                Move(config, wasRunning);
            }
            catch (Exception error) when (error is PveError or OperationCanceledException)
            {
                Abort(error, start, wasRunning);
                throw PveError.Die("migration aborted");
            }
        }

        _log.Info($"migration finished successfully (duration {_log.Duration(start)})");
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private IEnumerable<string> Volumes(OptionSet options) => source.Configs.VolumesOf(options)
        .Concat(options.Where(option => UnusedVolumes.IsKey(option.Key)).Select(option => option.Value))
        .Where(file => source.Volumes.Find(file) is not null);

    private static string StorageOf(string volume) => volume.Split(':')[0];

    private IEnumerable<string> BridgesOf(GuestConfig config) => config.Options.Where(option => NetworkDevices.IsDevice(option.Key))
        .Select(option => source.Schema.Parse(option.Key, option.Value).GetValueOrDefault("bridge")).OfType<string>();

    // What the target is asked for first, with all that will be used (mtunnel).
    private void OpenTunnel(GuestConfig config)
    {
        Prefixed("403", () =>
        {
            target.Require($"/vms/{Text(order.VmId)}", "VM.Allocate");
            target.Require("/", "Sys.Incoming");
        });
        foreach (var id in Volumes(config.Options).Select(volume => order.Storages.Of(StorageOf(volume))).Distinct(StringComparer.Ordinal))
        {
            Prefixed("500", () => RequireStorage(id));
        }

        foreach (var bridge in BridgesOf(config).Select(order.Bridges.Of).Where(bridge => !Bridges.Exist(target, bridge)))
        {
            throw PveError.Die($"500 bridge '{bridge}' does not exist");
        }

        try
        {
            target.RequireUnused(order.VmId);
        }
        catch (PveError taken)
        {
            throw PveError.Die($"400 Parameter verification failed.\nvmid: unable to create empty {Word} config - {taken.Stringify()}");
        }

        target.Write(order.VmId, new GuestConfig(source.Kind) { ["lock"] = "create" });
        _log.Info("local WS tunnel version: 2");
        _log.Info("remote WS tunnel version: 2");
        _log.Info("minimum required WS tunnel version: 2");
        _log.Info("websocket tunnel started");
    }

    private void RequireStorage(string id)
    {
        var storage = target.Storage.Get(id);
        storage.RequireEnabledOn(target.Node);
        target.Require($"/storage/{id}", "Datastore.AllocateSpace");
        if (!storage.Content.Contains(Content, StringComparer.Ordinal))
        {
            throw PveError.Die($"storage '{id}' does not support {(source.Kind == GuestKind.Vm ? "vm images" : "CT rootdirs")}");
        }
    }

    private void Move(GuestConfig config, bool wasRunning)
    {
        if (wasRunning && order.Timeout is { } timeout)
        {
            _log.Info($"shutdown CT {Text(vmId)}");
            Lxc.PowerOperations.ShutDownLocked((Lxc.LxcContext)source, vmId, timeout, force: false);
        }

        config["lock"] = "migrate";
        source.Write(vmId, config);
        if (config.Snapshots.Count > 0)
        {
            _log.Warning("can't migrate local volumes: remote migration with snapshots not supported yet");
            throw PveError.Die(source.Kind == GuestKind.Vm ? "Problem found while scanning volumes - can't migrate VM - check log"
                : "can't migrate CT - check log");
        }

        var map = Volumes(config.Options).Distinct(StringComparer.Ordinal).ToDictionary(volume => volume, Copy, StringComparer.Ordinal);
        var there = Translated(config, map);
        target.Datacenter.Locked(_ =>
        {
            Prefixed("403", () => Bridges.RequireAccess(target, there.Options));
            target.Write(order.VmId, there);
        });
        if (wasRunning && order.Timeout is null)
        {
            Hand(there);
        }

        Finish(there, wasRunning);
    }

    private string Copy(string volume)
    {
        var origin = source.Volumes.Activate(volume);
        var id = target.Datacenter.Locked(_ =>
        {
            var storage = target.Storage.Get(order.Storages.Of(StorageOf(volume)));
            var format = storage.Formats.Supported.Contains(origin.Parts.Format) || origin.Parts.Format == "subvol"
                ? origin.Parts.Format : storage.Formats.Default;
            var copy = target.Storage.Volumes.Allocate(storage, order.VmId, format, name: null, (origin.Size + 1023) / 1024, target.Node);
            copy.SizeWhenFormatted = origin.SizeWhenFormatted;
            return copy.Id;
        });
        _made.Add(id);
        source.Run.Sleep(source.Datacenter.Pace.Copy(origin.Size));
        _log.Info($"volume '{volume}' is '{id}' on the target");
        return id;
    }

    // The config as the target is to have it: other volumes, other bridges.
    private GuestConfig Translated(GuestConfig config, Dictionary<string, string> map)
    {
        var there = config.Clone();
        foreach (var (key, value) in config.Options)
        {
            var file = value.Split(',')[0].Split('=')[^1];
            if (map.TryGetValue(file, out var moved))
            {
                there[key] = value.Replace(file, moved, StringComparison.Ordinal);
            }
            else if (NetworkDevices.IsDevice(key) && source.Schema.Parse(key, value).GetValueOrDefault("bridge") is { } bridge)
            {
                there[key] = value.Replace($"bridge={bridge}", $"bridge={order.Bridges.Of(bridge)}", StringComparison.Ordinal);
                _log.Info($"mapped: {key} from {bridge} to {order.Bridges.Of(bridge)}");
            }
        }

        there["lock"] = "create";
        return there;
    }

    private void Hand(GuestConfig there)
    {
        _log.Info($"starting VM {Text(vmId)} on remote node '{target.Node}'");
        source.Run.Sleep(source.Datacenter.Pace.Start);
        target.Datacenter.Locked(_ =>
        {
            Unlock(there);
            _control.Start(target.Run, order.VmId);
        });
        _log.Info("migration status: completed");
    }

    private void Unlock(GuestConfig there)
    {
        there["lock"] = null;
        target.Write(order.VmId, there);
    }

    private void Finish(GuestConfig there, bool wasRunning)
    {
        _control.Lose(source.Datacenter, vmId);
        target.Datacenter.Locked(_ =>
        {
            Unlock(there);
            if (wasRunning && order.Timeout is not null)
            {
                _log.Info("start container on target node");
                _control.Start(target.Run, order.VmId);
            }
        });
        if (!order.Delete)
        {
            return;
        }

        foreach (var volume in Volumes(source.Load(vmId).Options).ToList())
        {
            source.Storage.Volumes.Remove(volume, source.Node);
        }

        source.Configs.Remove(source.Node, vmId);
    }

    private void Abort(Exception error, DateTimeOffset start, bool wasRunning)
    {
        var reason = error is PveError known ? known.Stringify().TrimEnd('\n') : "interrupted by signal";
        _log.Error(reason);
        target.Datacenter.Locked(_ =>
        {
            _made.ForEach(id => target.Storage.Volumes.Remove(id, target.Node));
            if (target.Configs.Exists(target.Node, order.VmId) && target.Load(order.VmId).IsLockedFor("create"))
            {
                target.Configs.Remove(target.Node, order.VmId);
            }
        });
        if (source.Load(vmId) is var config && config.IsLockedFor("migrate"))
        {
            _log.Info("aborting phase 1 - cleanup resources");
            config["lock"] = null;
            source.Write(vmId, config);
        }

        if (wasRunning && !source.IsRunning(vmId))
        {
            _log.Info("start container on source node");
            _control.Start(source.Run, vmId);
        }

        _log.Error($"migration aborted (duration {_log.Duration(start)}): {reason}");
    }

    // What the target's API answers reaches the source with the status in front.
    private static void Prefixed(string status, Action check)
    {
        try
        {
            check();
        }
        catch (PveError refused)
        {
            throw PveError.Die($"{status} {refused.Stringify().TrimEnd()}");
        }
    }
}
