using Proxmox.Client;

namespace Proxmox.Engine;

/// <summary>A configured connection to a datacenter, with what is asked once and kept.</summary>
public sealed class Session
{
    private readonly Lock _gate = new();
    private Task<Version?>? _version;

    internal Session(IPve pve, TimeProvider time) => (Pve, Time) = (pve, time);

    /// <summary>The datacenter.</summary>
    public IPve Pve { get; }

    /// <summary>Who works on what.</summary>
    internal Turns Turns { get; } = new();

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>The version of PVE, major and minor; asked for once, by whoever comes first. Null when PVE's text is not understood.</summary>
    /// <exception cref="PveFault">PVE does not answer, or refuses.</exception>
    public Task<Version?> VersionAsync(CancellationToken cancel)
    {
        lock (_gate)
        {
            if (_version is null or { IsFaulted: true } or { IsCanceled: true })
            {
                _version = AskAsync();
            }

            return _version.WaitAsync(cancel);
        }
    }

    private async Task<Version?> AskAsync()
    {
        var answer = await Pve.GetAsync("/version").ConfigureAwait(false);
        // "9.2.11", and for early access "9.0.0~8".
        var text = answer["version"].AsText()?.Split('~', '-')[0];
        return Version.TryParse(text, out var parsed) ? new(parsed.Major, parsed.Minor) : null;
    }
}
