using Proxmox.Engine.Declarations;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Commands;

namespace Proxmox.Resources.Qemu.Commands;

/// <summary>Turns a VM into a template: <c>POST .../template</c> (<c>PVE::API2::Qemu</c>).</summary>
public static class VmConvertToTemplate
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = GuestConvertToTemplate.Of(GuestKind.Vm);
}
