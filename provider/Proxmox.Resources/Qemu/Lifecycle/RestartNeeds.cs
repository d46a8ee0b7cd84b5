using Proxmox.Engine.Declarations;
using Proxmox.Model.Values;

namespace Proxmox.Resources.Qemu.Lifecycle;

/// <summary>Which changes of a plan a running VM can take only when it starts anew.</summary>
internal static class RestartNeeds
{
    /// <summary>The attributes whose change waits for a restart.</summary>
    public static IEnumerable<AttributePath> Of(Judgement plan) => [];
}
