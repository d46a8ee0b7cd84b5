using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Proxmox.Simulator.Qemu;

/// <summary>Passwords for cloud-init, of which PVE keeps only a hash.</summary>
internal static partial class PasswordHash
{
    private const int SaltLength = 8;

    /// <summary>A hash of the form that <c>crypt</c> gives; what is one already stays. The digits are the simulator's own: nobody can log
    /// in with them.</summary>
    public static string Of(string password)
    {
        if (Hashed().IsMatch(password))
        {
            return password;
        }

        var salt = Convert.ToBase64String(RandomNumberGenerator.GetBytes(SaltLength)).Replace('+', '.').TrimEnd('=');
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(salt + password));
        return $"$5${salt}${Convert.ToBase64String(digest).Replace('+', '.').TrimEnd('=')}";
    }

    [GeneratedRegex(@"^\$(?:[156]|2[ay])(\$.+){2}", RegexOptions.ExplicitCapture)]
    private static partial Regex Hashed();
}
