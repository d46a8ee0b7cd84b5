using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Engine.Mapping;
using Proxmox.Engine.Operations;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Qemu.Drives;

namespace Proxmox.Resources.Qemu.Lifecycle;

/// <summary>A VM as PVE has it, once what is pending has come true.</summary>
/// <param name="Config">Its configuration.</param>
internal sealed record LiveVm(GuestConfig Config)
{
    /// <summary>The configuration in the form that the attributes read.</summary>
    public PveData Data { get; } = VmWire.Read(Config.AfterRestart);

    /// <summary>The values of the attributes that are configuration.</summary>
    public Value Values => field ??= FromData.Members(Vm.Config, Data);

    /// <summary>The drives by slot.</summary>
    public ImmutableSortedDictionary<string, Drive> Drives => field ??= Drive.AllOf(Values);

    /// <summary>Asks PVE, where the work has changed something since it was last asked.</summary>
    public static async Task<LiveVm> ReadAsync(PveWork work, GuestPlace vm, CancellationToken cancel) =>
        new(await SeenGuest.ConfigAsync(work, vm, cancel));
}
