using Proxmox.Simulator.Guests;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Qemu;

/// <summary>The config files of the VMs below <c>/etc/pve/nodes/*/qemu-server</c>.</summary>
public sealed class VmStore : GuestStore
{
    private VmStore(Datacenter datacenter)
        : base(datacenter, GuestKind.Vm)
    {
    }

    public static VmStore Of(Datacenter datacenter) => datacenter.Part(d => new VmStore(d));

    protected override void Publish(Guest guest, GuestConfig config) => VmFigures.Publish(Datacenter, guest, config);

    public override IEnumerable<string> VolumesOf(OptionSet options) => Drive.All(Schema, options).Select(drive => drive.File);
}
