using System.Runtime.InteropServices;

namespace Proxmox.Bench;

/// <summary>The processor time, of user and system, that children of this process have taken which ended since.</summary>
internal sealed partial class ChildUsage
{
    private const int Children = -1;
    private readonly TimeSpan _before;

    private ChildUsage(TimeSpan before) => _before = before;

    /// <summary>The time since the beginning. Children that run still are not in it.</summary>
    public TimeSpan Elapsed => Now() - _before;

    /// <summary>Begins.</summary>
    public static ChildUsage Begin() => new(Now());

    private static TimeSpan Now()
    {
        // struct rusage: two struct timeval, of seconds and microseconds, and fourteen further numbers.
        Span<long> usage = stackalloc long[18];
        return GetUsage(Children, ref MemoryMarshal.GetReference(usage)) == 0
            ? TimeSpan.FromSeconds(usage[0] + usage[2]) + TimeSpan.FromMicroseconds(usage[1] + usage[3])
            : throw new InvalidOperationException(Marshal.GetLastPInvokeErrorMessage());
    }

    [LibraryImport("libc", EntryPoint = "getrusage", SetLastError = true)]
    private static partial int GetUsage(int who, ref long usage);
}
