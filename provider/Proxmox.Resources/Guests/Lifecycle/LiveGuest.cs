using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Engine.Mapping;
using Proxmox.Engine.Operations;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests.Drives;

namespace Proxmox.Resources.Guests.Lifecycle;

/// <summary>A guest as PVE has it, once what is pending has come true.</summary>
/// <param name="Model">What it is.</param>
/// <param name="Config">Its configuration.</param>
internal sealed record LiveGuest(GuestModel Model, GuestConfig Config)
{
    /// <summary>The configuration in the form that the attributes read.</summary>
    public PveData Data { get; } = Model.Read(Config.AfterRestart);

    /// <summary>The values of the attributes that are configuration.</summary>
    public Value Values => field ??= FromData.Members(Model.Config, Data);

    /// <summary>The drives by slot.</summary>
    public ImmutableSortedDictionary<string, GuestDrive> Drives => field ??= Model.DrivesOf(Values);

    /// <summary>Asks PVE, where the work has changed something since it was last asked.</summary>
    public static async Task<LiveGuest> ReadAsync(PveWork work, GuestModel model, GuestPlace guest, CancellationToken cancel) =>
        new(model, await SeenGuest.ConfigAsync(work, guest, cancel));
}
