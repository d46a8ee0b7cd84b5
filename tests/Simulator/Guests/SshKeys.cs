using System.Text;

namespace Proxmox.Simulator.Guests;

/// <summary>SSH keys for cloud-init.</summary>
internal static class SshKeys
{
    /// <summary>Fails unless every line is a public key (<c>PVE::Tools::validate_ssh_public_keys</c>).</summary>
    /// <param name="encoded">The keys, percent-encoded; null for none.</param>
    public static void Require(string? encoded)
    {
        if (encoded is null)
        {
            return;
        }

        foreach (var line in Uri.UnescapeDataString(encoded).Split('\n').Where(line => !string.IsNullOrWhiteSpace(line)))
        {
            if (!IsKey(line))
            {
                throw PveError.Die("SSH public key validation error");
            }
        }
    }

    private static bool IsKey(string line)
    {
        var words = line.Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i + 1 < words.Length; i++)
        {
            var blob = new byte[words[i + 1].Length];
            if (!Convert.TryFromBase64String(words[i + 1], blob, out var length) || length < 8)
            {
                continue;
            }
            // A key says its type once more, after the length of the type's name.
            var name = Encoding.ASCII.GetBytes(words[i]);
            if (blob[3] == name.Length && blob.AsSpan(4).StartsWith(name))
            {
                return true;
            }
        }
        return false;
    }
}
