using System.Globalization;

namespace Proxmox.Client;

/// <summary>
/// What a command gives: a JSON object with <c>api_token</c>, or <c>username</c> with <c>password</c>, <c>realm</c> and <c>otp</c>;
/// besides, <c>endpoint</c> or <c>endpoints</c>, <c>fingerprint</c>, and <c>expires_at</c>. A token alone, without JSON, is taken as
/// well.
/// </summary>
internal sealed record GivenCredentials
{
    private const string Remedy = "It must write a JSON object with api_token, or with username and password, or an API token alone. "
        + "What it "
        + "wrote is not shown here, for it may hold a secret";

    public IReadOnlyList<string> Endpoints { get; private init; } = [];

    public string? ApiToken { get; private init; }

    public string? Username { get; private init; }

    public string? Password { get; private init; }

    public string? Realm { get; private init; }

    public string? Otp { get; private init; }

    public string? Fingerprint { get; private init; }

    /// <summary>When they cease to serve; null when nobody says.</summary>
    public DateTimeOffset? Expires { get; private init; }

    /// <summary>Reads what a command wrote.</summary>
    /// <exception cref="FormatException">It is not understood; the message quotes nothing of it.</exception>
    public static GivenCredentials Read(string text)
    {
        var trimmed = text.Trim();
        if (!trimmed.StartsWith('{'))
        {
            return Proxmox.Client.ApiToken.Problem(trimmed) is null ? new() { ApiToken = trimmed }
                : throw new FormatException((trimmed.Length == 0 ? "wrote nothing. " : "wrote what is not understood. ") + Remedy);
        }

        PveData answer;
        try
        {
            answer = PveDataReader.Read(trimmed);
        }
        catch (FormatException problem)
        {
            throw new FormatException("wrote JSON that cannot be read. " + Remedy, problem);
        }

        var given = new GivenCredentials
        {
            Endpoints = Text(answer, "endpoint") is { } endpoint ? [endpoint]
                : [.. answer["endpoints"].Items.Select(item => item.AsText()).OfType<string>()],
            ApiToken = Text(answer, "api_token"),
            Username = Text(answer, "username"),
            Password = Text(answer, "password"),
            Realm = Text(answer, "realm"),
            Otp = Text(answer, "otp"),
            Fingerprint = Text(answer, "fingerprint"),
            Expires = Text(answer, "expires_at") is not { } expires ? null
                : DateTimeOffset.TryParse(expires, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment
                : throw new FormatException("wrote an expires_at that is no time such as 2030-01-31T12:00:00Z"),
        };
        var hasLogin = given.Username is not null && given.Password is not null;
        return hasLogin == given.ApiToken is not null
            ? throw new FormatException(hasLogin ? "wrote both an api_token and a login. Let it write one of them"
                : "wrote an object without credentials. " + Remedy)
            : given;
    }

    /// <summary>Options with these credentials; what they say of endpoints and trust counts where the options say nothing.</summary>
    public PveOptions Complete(PveOptions options)
    {
        var isTrusting = options.Insecure || options.Fingerprint is not null || options.CaFile is not null;
        return options with
        {
            Endpoints = options.Endpoints.Count > 0 ? options.Endpoints : Endpoints,
            ApiToken = ApiToken,
            Username = Username,
            Password = Password,
            Realm = Realm,
            Otp = Otp,
            Fingerprint = isTrusting ? options.Fingerprint : Fingerprint,
        };
    }

    /// <summary>Whether options still have these credentials.</summary>
    public bool AreThoseOf(PveOptions options) =>
        options.ApiToken == ApiToken && options.Username == Username && options.Password == Password;

    public override string ToString() => Form.Mask;

    private static string? Text(PveData answer, string member) => answer[member].AsText() is { Length: > 0 } text ? text : null;
}
