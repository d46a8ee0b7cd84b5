namespace Proxmox.Simulator.State;

/// <summary>Who holds which lock file. Touched with the datacenter's lock held.</summary>
public sealed class FileLocks
{
    private readonly Dictionary<string, int> _shared = new(StringComparer.Ordinal);
    private readonly HashSet<string> _exclusive = new(StringComparer.Ordinal);

    /// <summary>Takes a lock if nobody stands in the way.</summary>
    public bool TryTake(string file, bool shared)
    {
        if (_exclusive.Contains(file) || (!shared && _shared.ContainsKey(file)))
        {
            return false;
        }

        if (shared)
        {
            _shared[file] = _shared.GetValueOrDefault(file) + 1;
        }
        else
        {
            _exclusive.Add(file);
        }

        return true;
    }

    /// <summary>Whether somebody holds a lock.</summary>
    public bool IsHeld(string file) => _exclusive.Contains(file) || _shared.ContainsKey(file);

    public void Release(string file, bool shared)
    {
        if (!shared)
        {
            _exclusive.Remove(file);
        }
        else if (--_shared[file] == 0)
        {
            _shared.Remove(file);
        }
    }
}
