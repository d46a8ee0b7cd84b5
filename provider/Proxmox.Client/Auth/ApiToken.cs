namespace Proxmox.Client;

/// <summary>The form of an API token: <c>user@realm!tokenid=secret</c>.</summary>
internal static class ApiToken
{
    private const string Header = "Authorization:";
    private const string Scheme = "PVEAPIToken";

    /// <summary>
    /// The token without what is copied along with it: blanks and line breaks around it, quotes, the header's name and its scheme.
    /// </summary>
    public static string Clean(string token)
    {
        var text = token.Trim();
        if (text is [('"' or '\'') and var quote, .., var last] && last == quote)
        {
            text = text[1..^1].Trim();
        }

        text = Without(Header, text).TrimStart();
        return Without(Scheme, text) is ['=' or ' ', .. var bare] ? bare.TrimStart() : text;
    }

    /// <summary>The part that is no secret: <c>user@realm!tokenid</c>.</summary>
    public static string Holder(string token) => Clean(token).Split('=', 2)[0];

    /// <summary>What is missing from the form; null when it is complete. Never quotes the token.</summary>
    public static string? Problem(string token)
    {
        var text = Clean(token);
        var secret = text.IndexOf('=', StringComparison.Ordinal);
        var name = secret < 0 ? text : text[..secret];
        var id = name.LastIndexOf('!');
        if (text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)))
        {
            return "it contains blanks or line breaks";
        }

        if (id < 0 && Guid.TryParse(text, out _))
        {
            return "it is the secret alone, without the token's id before it";
        }

        if (id < 0)
        {
            return "there is no '!' between user and token name";
        }

        var realm = name.IndexOf('@', StringComparison.Ordinal);
        if (realm <= 0 || realm >= id - 1)
        {
            return "the user before the '!' has no '@realm'";
        }

        if (id == name.Length - 1)
        {
            return "the token name behind the '!' is empty";
        }

        return secret < 0 || secret == text.Length - 1 ? "there is no '=' followed by the secret" : null;
    }

    private static string Without(string prefix, string text) =>
        text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? text[prefix.Length..] : text;
}
