using Proxmox.Simulator.Guests;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Lxc;

/// <summary>The config files of the containers below <c>/etc/pve/nodes/*/lxc</c>.</summary>
public sealed class ContainerStore : GuestStore
{
    private ContainerStore(Datacenter datacenter)
        : base(datacenter, GuestKind.Container)
    {
    }

    public static ContainerStore Of(Datacenter datacenter) => datacenter.Part(d => new ContainerStore(d));

    protected override void Publish(Guest guest, GuestConfig config) => ContainerFigures.Publish(Datacenter, guest, config);

    public override IEnumerable<string> VolumesOf(OptionSet options) =>
        MountPoint.All(Schema, options).Where(mount => mount.IsVolume).Select(mount => mount.Volume);
}
