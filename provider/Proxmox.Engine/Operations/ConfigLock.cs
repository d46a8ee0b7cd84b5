using System.Text.RegularExpressions;
using Proxmox.Client;

namespace Proxmox.Engine.Operations;

/// <summary>
/// The lock that PVE notes in the configuration of a guest while a backup, a snapshot or a migration works on it
/// (<c>PVE::AbstractConfig::check_lock</c>).
/// It refuses a request before anything is done, or ends its task, as the case may be.
/// </summary>
internal static partial class ConfigLock
{
    /// <summary>True when that lock is the reason.</summary>
    public static bool IsIn(PveFault fault) => fault.Kind == FaultKind.Locked && Words().IsMatch(fault.Said);

    /// <summary>How the lock goes away, as sentences with a space before them; empty when it was none.</summary>
    public static string Advice(PveFault fault)
    {
        if (!IsIn(fault) || Words().Match(fault.Said) is not { } words)
        {
            return "";
        }

        var name = words.Groups["name"] is { Success: true, Value: var held } ? $" \"{held}\"" : "";
        var command = words.Groups["kind"].Value == "CT" ? "pct unlock" : "qm unlock";
        var guest = fault.Path is { } path && Guest().Match(path) is { Success: true } found ? found.Groups["vmid"].Value
            : fault.Task is { Id.Length: > 0 } task ? task.Id
            : "VMID";
        return $". The lock{name} goes when the task that holds it has ended. A task that was cut off leaves it behind: when no task of "
            + $"the guest runs any more, free it with `{command} {guest}` on its node";
    }

    [GeneratedRegex(
        @"\b(?<kind>VM|CT) is locked(?: \((?<name>[\w-]+)\))?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Words();

    [GeneratedRegex(@"/(qemu|lxc)/(?<vmid>\d+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Guest();
}
