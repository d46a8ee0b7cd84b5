using Newtonsoft.Json.Linq;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Access;

/// <summary>A second factor of a user.</summary>
/// <param name="Type"><c>totp</c>, <c>recovery</c> or <c>yubico</c>.</param>
/// <param name="Created">Seconds since 1970.</param>
public sealed record TfaEntry(string Id, string Type, string Description, long Created)
{
    public bool Enabled { get; set; } = true;

    public JObject ToJson()
    {
        var json = new JObject { ["id"] = Id, ["type"] = Type, ["description"] = Description, ["created"] = Created };
        if (!Enabled)
        {
            json["enable"] = 0;
        }

        return json;
    }
}

/// <summary>The second factors of all users (<c>priv/tfa.cfg</c>). Nobody is asked for one at login.</summary>
public sealed class TfaStore
{
    private readonly Dictionary<string, List<TfaEntry>> _entries = new(StringComparer.Ordinal);

    private TfaStore()
    {
    }

    /// <summary>Users who have failed so often that they are locked out until somebody unlocks them.</summary>
    public ISet<string> Locked { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Users with entries.</summary>
    public IEnumerable<string> Users => _entries.Where(user => user.Value.Count > 0).Select(user => user.Key);

    public static TfaStore Of(Datacenter datacenter) => datacenter.Part(_ => new TfaStore());

    /// <summary>The entries of a user, to read and to change.</summary>
    public List<TfaEntry> EntriesOf(string userId)
    {
        if (!_entries.TryGetValue(userId, out var entries))
        {
            _entries[userId] = entries = [];
        }

        return entries;
    }

    /// <summary>A user goes, and all that it had.</summary>
    public void Forget(string userId)
    {
        _entries.Remove(userId);
        Locked.Remove(userId);
    }
}
