using System.Text.RegularExpressions;

namespace Proxmox.Simulator.Access;

/// <summary>Spelling of user and token ids, groups, roles and pools (<c>PVE::Auth::Plugin</c>, <c>PVE::AccessControl</c>).</summary>
public static partial class UserIds
{
    /// <summary>Splits <c>user@realm</c>; fails as PVE does when it is malformed.</summary>
    public static (string UserId, string Name, string Realm) Verify(string? userId)
    {
        var text = userId is null or "0" ? "" : userId;
        if (text.Length < 3)
        {
            throw PveError.Die($"user name '{text}' is too short");
        }

        if (text.Length > 64)
        {
            throw PveError.Die($"user name '{text}' is too long ({text.Length} > 64)");
        }

        var match = User().Match(text);
        if (!match.Success)
        {
            throw PveError.Die($"value '{text}' does not look like a valid user name");
        }

        return (text, match.Groups[1].Value, match.Groups[2].Value);
    }

    /// <summary>Whether the text is a <c>user@realm</c>.</summary>
    public static bool IsUser(string text) => text.Length is >= 3 and <= 64 && User().IsMatch(text);

    /// <summary>Splits <c>user@realm!token</c>; null when it is none.</summary>
    public static (string UserId, string TokenId)? TrySplitToken(string text)
    {
        var match = Token().Match(text);
        return match.Success ? (match.Groups[1].Value, match.Groups[2].Value) : null;
    }

    public static bool IsName(string text) => Name().IsMatch(text);

    public static bool IsPool(string text) => Pool().IsMatch(text);

    /// <summary>The owner of a token id, or the id itself.</summary>
    public static string Owner(string authId) => TrySplitToken(authId)?.UserId ?? authId;

    [GeneratedRegex(@"\A([^\s:/]+)@([A-Za-z][A-Za-z0-9.\-_]+)\z")]
    private static partial Regex User();

    [GeneratedRegex(@"\A([^\s:/]+@[A-Za-z][A-Za-z0-9.\-_]+)!([A-Za-z][A-Za-z0-9.\-_]+)\z")]
    private static partial Regex Token();

    [GeneratedRegex(@"\A[A-Za-z0-9.\-_]+\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"\A[A-Za-z0-9.\-_]+(?:/[A-Za-z0-9.\-_]+){0,2}\z")]
    private static partial Regex Pool();
}
