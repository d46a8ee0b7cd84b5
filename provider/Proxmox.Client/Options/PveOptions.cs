using System.Globalization;

namespace Proxmox.Client;

/// <summary>How to reach a PVE cluster, and as whom. Nothing is checked before <see cref="Validate"/> or the first request.</summary>
public sealed record PveOptions
{
    /// <summary>
    /// One URL for each node that may be asked, tried in this order: <c>https://host:port</c>. A bare host means <c>https</c> and port
    /// 8006; an URL without a port means that of its scheme (443), as behind a reverse proxy, which may want a path before the API's. Plain
    /// <c>http</c> is for a loopback address only.
    /// </summary>
    public IReadOnlyList<string> Endpoints { get; init; } = [];

    /// <summary>An API token as <c>user@realm!tokenid=secret</c>; null to log in with a password.</summary>
    public string? ApiToken { get; init; }

    /// <summary>The user to log in as: <c>name@realm</c>, or a name when <see cref="Realm"/> is set.</summary>
    public string? Username { get; init; }

    /// <summary>The user's password.</summary>
    public string? Password { get; init; }

    /// <summary>The realm of <see cref="Username"/>, when that does not carry one; <c>pam</c> when neither says.</summary>
    public string? Realm { get; init; }

    /// <summary>
    /// The second factor: the base32 secret of a TOTP authenticator (or an <c>otpauth://</c> URL that holds it), from which a code is
    /// computed whenever one is needed, or a code of six digits, which serves one login only.
    /// </summary>
    public string? Otp { get; init; }

    /// <summary>
    /// Gives the credentials, and endpoints and a fingerprint where there are none; null when they are here. Options that are
    /// <see cref="CompleteAsync">complete</see> have both.
    /// </summary>
    public CredentialsCommand? Command { get; init; }

    /// <summary>Whether the command has given what it gives.</summary>
    internal bool IsComplete { get; init; }

    /// <summary>Certificates to trust instead of the system's: the path of a PEM file, or its text.</summary>
    public string? CaFile { get; init; }

    /// <summary>
    /// SHA-256 fingerprint of the server's own certificate, with or without colons; several, one for each endpoint, are separated by
    /// commas. It alone decides: neither name nor issuer nor dates are looked at.
    /// </summary>
    public string? Fingerprint { get; init; }

    /// <summary>Accepts any certificate. Whoever is on the line can then read and change everything: for tests only.</summary>
    public bool Insecure { get; init; }

    /// <summary>Headers that every request carries, for a proxy before PVE that asks for them. Their values are secret.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } =
        System.Collections.ObjectModel.ReadOnlyDictionary<string, string>.Empty;

    /// <summary>
    /// Certificate that is shown to the server, for a proxy before PVE that asks for one: the path of a PEM file, or its text.
    /// </summary>
    public string? ClientCertificate { get; init; }

    /// <summary>Private key of <see cref="ClientCertificate"/>: the path of a PEM file, or its text.</summary>
    public string? ClientKey { get; init; }

    /// <summary>
    /// How many requests may be under way at once; null for as many as are asked for. Either way there are fewer while PVE cannot keep up.
    /// </summary>
    public int? MaxParallelRequests { get; init; }

    /// <summary>How to log in to the nodes themselves; null for never.</summary>
    public SshOptions? Ssh { get; init; }

    /// <summary>How long a connection with its TLS handshake may take.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long one attempt of a request may take; PVE gives up by itself on most after 30 seconds.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>How long a request may be tried again, counted from its first attempt.</summary>
    public TimeSpan RetryBudget { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>How long a wait for a task goes on while PVE does not answer, as during an upgrade or reboot of the endpoint.</summary>
    public TimeSpan TaskPatience { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The User-Agent header.</summary>
    public string UserAgent { get; init; } = "proxmox-provider";

    /// <summary>Whom PVE takes the client for: <c>user@realm</c>, or <c>user@realm!tokenid</c> with a token.</summary>
    public string Caller => ApiToken is { } token ? Proxmox.Client.ApiToken.Holder(token)
        : Command is null || IsComplete ? OptionChecks.UserId(this) : "whom credentials_command names";

    /// <summary>The addresses of <see cref="Endpoints"/>: <c>https://host:port</c>. What is none is left out.</summary>
    public IReadOnlyList<Uri> Addresses => [.. Endpoints.Select(text => EndpointAddress.Read(text, out _)).OfType<Uri>()];

    /// <summary>The options with what <see cref="Command"/> gives, which is run for that; the same ones when there is none.</summary>
    /// <exception cref="PveFault">The command fails.</exception>
    public async Task<PveOptions> CompleteAsync(PveLog log, TimeProvider time, CancellationToken cancel) =>
        Command is null || IsComplete ? this : (await Command.AskAsync(log, time, cancel)).Complete(this) with { IsComplete = true };

    /// <summary>Everything that stands in the way of a first request, all at once; empty when nothing does.</summary>
    public IReadOnlyList<OptionProblem> Validate() => OptionChecks.Check(this);

    /// <summary>The options with the secret ones masked.</summary>
    public override string ToString()
    {
        var ca = CaFile?.Contains('\n', StringComparison.Ordinal) == true ? "(PEM text)" : CaFile;
        return $"PveOptions {{ Endpoints = [{string.Join(", ", Endpoints)}], ApiToken = {Masked(ApiToken)}, Username = {Username}, "
            + $"Password = {Masked(Password)}, Realm = {Realm}, Otp = {Masked(Otp)}, CaFile = {ca}, "
            + string.Create(CultureInfo.InvariantCulture, $"Fingerprint = {Fingerprint}, Insecure = {Insecure}, ")
            + string.Create(CultureInfo.InvariantCulture, $"MaxParallelRequests = {MaxParallelRequests} }}");
    }

    private static string Masked(string? secret) => secret is null ? "" : Form.Mask;
}
