namespace Proxmox.Simulator.Schema;

/// <summary>Messages by the path of the value they are about, as <c>PVE::JSONSchema::add_error</c> collects them.</summary>
internal sealed class ErrorList
{
    private readonly Dictionary<string, string> _byPath = new(StringComparer.Ordinal);

    public int Count => _byPath.Count;

    public IReadOnlyDictionary<string, string> ByPath => _byPath;

    /// <summary>Adds a message. PVE joins two messages about one path with a backslash and the letter n, and so do we.</summary>
    public void Add(string path, string message)
    {
        var key = path.Length == 0 ? "_root" : path;
        _byPath[key] = _byPath.TryGetValue(key, out var earlier) ? earlier + @"\n" + message : message;
    }

    /// <summary>The text of an exception that carries these messages: its own line, then one for each path.</summary>
    public string Text(string message) => message + string.Concat(_byPath.Select(e => $"{e.Key}: {e.Value}\n"));
}
