using Proxmox.Simulator.Guests;

namespace Proxmox.Simulator.Lxc;

/// <inheritdoc/>
internal sealed class ContainerSnapshots : GuestSnapshots
{
    private readonly LxcContext _context;

    public ContainerSnapshots(LxcContext context, int vmId, string name)
        : base(context, vmId, name)
    {
        _context = context;
    }

    protected override IReadOnlyList<(string Slot, string Volume)> Volumes(OptionSet options) =>
        [.. MountPoint.All(_context.Schema, options).Select(mount => (mount.Slot, mount.Volume))];

    protected override IEnumerable<string> Kept(OptionSet options) =>
        MountPoint.All(_context.Schema, options).Where(mount => mount.IsVolume).Select(mount => mount.Volume);

    protected override bool IsAvailable(GuestConfig config) =>
        ContainerFeature.Has(_context, config.Options, "snapshot", ofSnapshot: false);

    protected override void KeepUnused(OptionSet options, string volume) => UnusedVolumes.Keep(options, volume);

    protected override void Stop() => PowerOperations.Kill(_context, VmId);
}
