using System.Collections.Concurrent;

namespace Proxmox.Resources.Nodes.Storage;

/// <summary>
/// Which image each file is to be, by the plans of a run: PVE names files without the registry, so that two may get one name.
/// </summary>
internal sealed class ImageClaims
{
    private readonly ConcurrentDictionary<string, string> _references = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _released = new(StringComparer.Ordinal);

    /// <summary>Claims a file for an image.</summary>
    /// <param name="file">The file.</param>
    /// <param name="reference">The image.</param>
    /// <returns>Another image that has claimed it before; null for none.</returns>
    public string? Claim(string file, string reference) =>
        _references.GetOrAdd(file, reference) is var first && first != reference ? first : null;

    /// <summary>Notes that the run removes the file.</summary>
    public void Release(string file)
    {
        _references.TryRemove(file, out _);
        _released[file] = true;
    }

    /// <summary>True when the run removes the file that is there.</summary>
    public bool IsReleased(string file) => _released.ContainsKey(file);
}
