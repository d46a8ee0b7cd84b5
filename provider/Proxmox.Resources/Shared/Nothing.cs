using Proxmox.Engine.Operations;

namespace Proxmox.Resources.Shared;

/// <summary>For objects that hold nothing but their identity.</summary>
public static class Nothing
{
    /// <summary>The update of an object of which only attributes that PVE does not know can change.</summary>
    public static Task ToUpdate(Operation operation, CancellationToken cancel) => Task.CompletedTask;
}
