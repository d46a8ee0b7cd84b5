using Proxmox.Client;

namespace Proxmox.Engine.Operations;

/// <summary>An operation ended while it waited for something.</summary>
/// <param name="what">What it waited for: <c>for a lock</c>.</param>
/// <param name="why">What PVE had said; null when it had only not done it yet.</param>
/// <param name="since">When the wait began.</param>
/// <param name="cancel">What ended it.</param>
internal sealed class WaitEndedException(string what, PveFault? why, DateTimeOffset since, CancellationToken cancel)
    : OperationCanceledException($"the operation ended while it waited {what}", why, cancel)
{
    /// <summary>What PVE had said, and how long ago, as sentences with a space before them.</summary>
    public string Reason => why is null
        ? "" : $" It was waiting since {Clock(since)} to try again after PVE said: {why.Said}{ConfigLock.Advice(why)}";

    /// <summary>A time as users read it.</summary>
    public static string Clock(DateTimeOffset time) =>
        time.UtcDateTime.ToString("HH:mm:ss 'UTC'", System.Globalization.CultureInfo.InvariantCulture);
}
