using Proxmox.Client;

namespace Proxmox.Resources.Guests;

/// <summary>Whether a guest runs, and what is special about it: <c>GET .../status/current</c>.</summary>
/// <param name="Place">The guest.</param>
/// <param name="Data">What PVE says of it.</param>
internal sealed record GuestStatus(GuestPlace Place, PveData Data)
{
    /// <summary>True while it has a process, be it paused or not.</summary>
    public bool IsRunning => Data["status"].AsText() == Guests.Power.Running;

    /// <summary>
    /// True while its processors stand still: paused, or asleep by its own wish (ACPI S3). Both are resumed in the same way.
    /// </summary>
    public bool IsPaused => IsRunning && Data["qmpstatus"].AsText() is "paused" or "suspended";

    /// <summary><c>running</c>, <c>paused</c> or <c>stopped</c>, as <see cref="Guests.Power.State"/> has it.</summary>
    public string? Power => IsPaused ? Guests.Power.Paused : Data["status"].AsText();

    /// <summary>True while its memory is on disk.</summary>
    public bool IsHibernated => Lock == "suspended";

    /// <summary>What holds it locked, such as <c>clone</c>; null for nothing.</summary>
    public string? Lock => Data["lock"].AsText();

    /// <summary>True for a template.</summary>
    public bool IsTemplate => Data["template"].AsBool() is true;

    /// <summary>True when the HA manager looks after it: PVE's tasks end then before anything has happened.</summary>
    public bool IsHaManaged => Data["ha"]["managed"].AsBool() is true;

    /// <summary>The number of its process; null while it does not run.</summary>
    public long? Process => Data["pid"].AsLong();

    /// <summary>Asks PVE.</summary>
    public static async Task<GuestStatus> ReadAsync(IPve pve, GuestPlace place, CancellationToken cancel) =>
        new(place, await pve.GetAsync(place.Path + "/status/current", cancel: cancel));
}
