namespace Proxmox.Resources.Tests.Guests.Imports;

/// <summary>A guest as its config file says it.</summary>
/// <param name="VmId">The VMID.</param>
/// <param name="Lines">The file's lines: options, notes behind <c>#</c>, heads of sections.</param>
/// <param name="IsRunning">Whether it runs.</param>
internal sealed record ConfigText(int VmId, IReadOnlyList<string> Lines, bool IsRunning)
{
    /// <summary>The value of an option that is in force; null when it is not set.</summary>
    public string? this[string option] =>
        Lines.TakeWhile(line => !line.StartsWith('['))
            .FirstOrDefault(line => line.StartsWith(option + ": ", StringComparison.Ordinal))?[(option.Length + 2)..];

    /// <summary>The least of it that still fails: lines, and then parts of lines, are left out one by one for as long as it does.</summary>
    public async Task<ConfigText> ShrunkAsync(Func<ConfigText, Task<bool>> fails)
    {
        var least = this;
        for (var at = Lines.Count - 1; at >= 0; at--)
        {
            await TryAsync([.. least.Lines.Where((_, index) => index != at)]);
        }

        for (var at = 0; at < least.Lines.Count; at++)
        {
            foreach (var part in least.Lines[at].Split(',').Skip(1))
            {
                await TryAsync(
                    [.. least.Lines.Select((line, index) => index == at ? line.Replace("," + part, "", StringComparison.Ordinal) : line)]);
            }
        }

        return least;

        async Task TryAsync(IReadOnlyList<string> lines)
        {
            if (await fails(least with { Lines = lines }))
            {
                least = least with { Lines = lines };
            }
        }
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join('\n', Lines);
}
