using Proxmox.Engine.Declarations;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Commands;

namespace Proxmox.Resources.Lxc.Commands;

/// <summary>Turns a container into a template: <c>POST .../template</c> (<c>PVE::API2::LXC</c>).</summary>
public static class ContainerConvertToTemplate
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = GuestConvertToTemplate.Of(GuestKind.Container);
}
