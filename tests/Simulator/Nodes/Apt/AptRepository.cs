using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json.Linq;

namespace Proxmox.Simulator.Nodes.Apt;

/// <summary>An entry of a file of repositories.</summary>
/// <param name="Uri">Where the packages are.</param>
/// <param name="Suites">Releases.</param>
/// <param name="Components">Parts of them.</param>
public sealed record AptRepository(string Uri, IReadOnlyList<string> Suites, IReadOnlyList<string> Components)
{
    /// <summary>Whether packages are taken from it.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>What is said about it.</summary>
    public string Comment { get; init; } = "";

    /// <summary>The key that signs it; null for any.</summary>
    public string? SignedBy { get; init; }

    /// <summary>As PVE shows it.</summary>
    public JObject Show(string fileType)
    {
        var shown = new JObject
        {
            ["Types"] = new JArray("deb"),
            ["URIs"] = new JArray(Uri),
            [nameof(Suites)] = new JArray(Suites),
            [nameof(Components)] = new JArray(Components),
            ["FileType"] = fileType,
            [nameof(Enabled)] = Enabled ? 1 : 0,
        };
        if (Comment.Length > 0)
        {
            shown[nameof(Comment)] = Comment;
        }

        if (SignedBy is { } key)
        {
            shown["Options"] = new JArray(new JObject { ["Key"] = "Signed-By", ["Values"] = new JArray(key) });
        }

        return shown;
    }
}

/// <summary>A file of repositories.</summary>
/// <param name="Path">Where it is: <c>/etc/apt/sources.list</c>, or a file below <c>sources.list.d</c>.</param>
public sealed record AptFile(string Path)
{
    /// <summary>Its entries in order.</summary>
    public List<AptRepository> Repositories { get; } = [];

    /// <summary>Why it cannot be read; null where it can be.</summary>
    public string? Error { get; set; }

    /// <summary><c>list</c> for a line each, <c>sources</c> for a paragraph each.</summary>
    public string Type => Path.EndsWith(".sources", StringComparison.Ordinal) ? "sources" : "list";

    /// <summary>SHA-256 of its content.</summary>
    public byte[] Digest => SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Join('\n', Repositories.Select(repository => repository.Show(Type)))));
}
