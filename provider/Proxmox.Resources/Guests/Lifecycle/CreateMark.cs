using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Proxmox.Client;
using Proxmox.Engine.Operations;

namespace Proxmox.Resources.Guests.Lifecycle;

/// <summary>
/// The mark of a guest whose create nobody has recorded yet: a line in its notes, which shows in no rendering of them. It goes in with
/// PVE's very first request and goes out when the client has the answer, so that a create that was killed in between is found and finished
/// by the next one, and neither orphaned nor done twice.
/// </summary>
internal static partial class CreateMark
{
    /// <summary>The mark of a create: the same for the same configuration of the same object, whoever runs it and whenever.</summary>
    public static string MarkOf(Operation operation)
    {
        // Secrets print as such, so the mark tells nothing of them.
        var told = $"{operation.Resource.Name}\n{operation.Address}\n{operation.Config.Value}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(told)).AsSpan(0, 8));
    }

    /// <summary>Notes with the mark.</summary>
    public static string With(string? description, string mark) => $"<!-- unfinished: {mark} -->\n{description}";

    /// <summary>Notes without a mark.</summary>
    public static string Without(string description) => Line().Replace(description, "");

    /// <summary>The mark in the notes; null when there is none.</summary>
    public static string? In(string? description) => description is not null && Line().Match(description) is { Success: true } found
        ? found.Groups["mark"].Value : null;

    /// <summary>Takes a mark that was left behind off a guest that is recorded, together with what else is sent.</summary>
    /// <param name="form">The parameters of an update.</param>
    /// <param name="live">The configuration.</param>
    public static void Remove(Form form, GuestConfig live)
    {
        var deleted = form["delete"]?.Split(',') ?? [];
        if (live.Mark is null || form.Has("description") || deleted.Contains("description", StringComparer.Ordinal))
        {
            return;
        }

        if (live.Notes is { } notes)
        {
            form.Add("description", notes);
        }
        else
        {
            form.Remove("delete");
            form.Add("delete", string.Join(',', deleted.Append("description")));
        }
    }

    [GeneratedRegex(@"\A<!-- unfinished: (?<mark>[0-9a-f]{16}) -->\n?", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Line();
}
