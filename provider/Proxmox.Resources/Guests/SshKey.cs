using System.Text;
using Proxmox.Model.Fields;

namespace Proxmox.Resources.Guests;

/// <summary>Public SSH keys, as a line of <c>authorized_keys</c> has them.</summary>
internal static class SshKey
{
    /// <summary>Files with keys end in a line feed.</summary>
    public static Format Notation { get; } = new("public key", "a public SSH key", text => text.Trim());

    /// <summary>One key in one line.</summary>
    public static Rule Rule { get; } = new("one public key in one line, such as \"ssh-ed25519 AAAA... name@host\"", key =>
        key.AsText() is not { } text || IsPublicKey(text));

    // A key says its type twice: before the base64 text, and behind four bytes of length within it.
    private static bool IsPublicKey(string text)
    {
        var words = text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return !text.Trim().AsSpan().ContainsAny('\n', '\r') && words.Zip(words.Skip(1)).Any(pair =>
        {
            var blob = new byte[pair.Second.Length];
            return Convert.TryFromBase64String(pair.Second, blob, out var length) && length > 4 + pair.First.Length
                && blob.AsSpan(4, pair.First.Length).SequenceEqual(Encoding.ASCII.GetBytes(pair.First));
        });
    }
}
