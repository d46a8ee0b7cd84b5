using System.Globalization;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Storage;

namespace Proxmox.Simulator.Qemu;

/// <summary>A snapshot of a VM: with its memory, or with its file systems frozen where an agent can do that.</summary>
internal sealed class VmSnapshots : GuestSnapshots
{
    private readonly VmContext _context;

    public VmSnapshots(VmContext context, int vmId, string name)
        : base(context, vmId, name)
    {
        _context = context;
    }

    /// <summary>Discs and cloud-init drives have no snapshots.</summary>
    protected override IReadOnlyList<(string Slot, string Volume)> Volumes(OptionSet options) =>
        [.. Drive.All(_context.Schema, options).Where(drive => !drive.IsCdrom && drive.IsVolume).Select(drive => (drive.Slot, drive.File))];

    protected override IEnumerable<string> Kept(OptionSet options) => Drive.All(_context.Schema, options)
        .Where(drive => !drive.IsPlainCdrom && drive.IsVolume).Select(drive => drive.File);

    protected override bool IsAvailable(GuestConfig config) => VmFeature.Has(_context, config.Options, "snapshot", ofSnapshot: false);

    protected override void KeepUnused(OptionSet options, string volume) => VmDisks.KeepUnused(_context, options, volume);

    protected override void RequireNoBlockers(GuestConfig config, bool withState) => VmStartChecks.RequireMovable(config, withState);

    protected override void AllocateState(GuestConfig config, OptionSet snapshot)
    {
        if (_context.Processes.Find(VmId) is not null)
        {
            VmState.Allocate(_context, VmId, config, snapshot, Name, VmState.Storage(_context, config));
        }
    }

    protected override Action? Hold(OptionSet snapshot)
    {
        if (_context.Processes.Find(VmId) is not { } process)
        {
            return null;
        }

        if (snapshot["vmstate"] is { } state)
        {
            SaveMemory(process, state);
            return null;
        }

        return Freeze(process) ? () => process.IsFrozen = false : null;
    }

    protected override void Announce(string slot, string volume)
    {
        _context.Run.Print($"snapshotting 'drive-{slot}' ({volume})");
        if (_context.Processes.Find(VmId) is not null && _context.Volumes.Resolve(volume).Parts.Format == "qcow2" && slot != "tpmstate0")
        {
            _context.Run.Print("internal qemu snapshot");
        }
    }

    protected override void Stop() => PowerOperations.Stop(_context, VmId, new StopOrder { Timeout = 5, Force = true });

    protected override void Resume(string memory) => PowerOperations.Start(_context, VmId, state: memory);

    protected override void OnApplied(GuestConfig config)
    {
        foreach (var key in (string[])["runningmachine", "runningcpu", "running-nets-host-mtu"])
        {
            config[key] = null;
        }

        if (config["vmgenid"] is not null)
        {
            config["vmgenid"] = Guid.NewGuid().ToString();
        }
    }

    private bool Freeze(VmProcess process)
    {
        var agent = _context.Schema.Parse("agent", _context.Load(VmId)["agent"]);
        if (agent.GetValueOrDefault("enabled") != "1"
            || (agent.GetValueOrDefault("freeze-fs") ?? agent.GetValueOrDefault("freeze-fs-on-backup")) == "0")
        {
            _context.Run.Print("skipping guest filesystem freeze - disabled in VM options");
            return false;
        }
        if (!GuestAgent.Ping(_context, VmId, quiet: true))
        {
            _context.Run.Print("skipping guest filesystem freeze - agent configured but not running?");
            return false;
        }
        process.IsFrozen = true;
        return true;
    }

    private void SaveMemory(VmProcess process, string state)
    {
        var saved = VmState.Saved(process);
        var time = _context.Datacenter.Pace.Copy(saved);
        _context.Run.Print($"saving VM state and RAM using storage '{state.Split(':')[0]}'");
        _context.Run.Sleep(time);
        _context.Run.Print(string.Create(CultureInfo.InvariantCulture,
            $"completed saving the VM state in {(int)time.TotalSeconds}s, saved {Sizes.Render(saved)}"));
    }
}
