namespace Proxmox.Client;

/// <summary>The rules that options must keep.</summary>
internal static class OptionChecks
{
    private const int MostParallelRequests = 100;

    private static readonly HashSet<string> OwnHeaders =
        new(["Authorization", "Cookie", "CSRFPreventionToken", "Host", "Content-Type", "Content-Length", "Transfer-Encoding", "Connection",
            "Accept", "User-Agent"], StringComparer.OrdinalIgnoreCase);

    /// <summary>All problems at once; none of the texts shows a secret.</summary>
    public static IReadOnlyList<OptionProblem> Check(PveOptions options) =>
        [.. Endpoints(options), .. Identity(options), .. Trust(options), .. Proxy(options), .. Limits(options),
            .. options.Ssh is { } ssh ? SshChecks.Check(ssh) : []];

    /// <summary>The user as PVE wants it: <c>name@realm</c>.</summary>
    public static string UserId(PveOptions options)
    {
        var name = options.Username?.Trim() ?? "";
        if (options.Realm is { Length: > 0 } realm && !name.EndsWith("@" + realm, StringComparison.Ordinal))
        {
            return $"{name}@{realm}";
        }

        return name.Contains('@', StringComparison.Ordinal) ? name : name + "@pam";
    }

    private static IEnumerable<OptionProblem> Endpoints(PveOptions options)
    {
        if (options.Endpoints.Count == 0 && !IsAwaited(options))
        {
            yield return new(
                "endpoints", "no endpoint is given", "give the address of one node or more, such as https://pve.example.com:8006");
        }

        foreach (var endpoint in options.Endpoints)
        {
            if (EndpointAddress.Read(endpoint, out var problem) is null)
            {
                var shown = WithoutUserInfo(endpoint);
                yield return new("endpoints", $"'{shown}': {problem}",
                    "write https://host:8006, without credentials; a path only where a proxy puts one before the API's");
            }
        }
    }

    private static IEnumerable<OptionProblem> Identity(PveOptions options)
    {
        var hasToken = !string.IsNullOrWhiteSpace(options.ApiToken);
        var hasUser = !string.IsNullOrWhiteSpace(options.Username);
        var hasPassword = !string.IsNullOrEmpty(options.Password);
        if (IsAwaited(options))
        {
            if (hasToken || hasUser || hasPassword)
            {
                yield return new("credentials_command", "it and other credentials are both given",
                    "keep `credentials_command`, or `api_token`, or `username` with `password`");
            }
            else if (options.Command!.Words is [] or ["", ..])
            {
                yield return new("credentials_command", "it names no program",
                    "write the program and its arguments, such as [\"pve-credentials\", \"prod\"]");
            }
        }
        else if (hasToken && (hasUser || hasPassword))
        {
            yield return new("api_token", "an API token and a login are both given", "keep `api_token`, or `username` with `password`");
        }
        else if (hasToken && ApiToken.Problem(options.ApiToken!) is { } problem)
        {
            yield return new("api_token", problem, "write user@realm!tokenid=secret, as PVE shows it once when the token is made");
        }
        else if (!hasToken && !hasUser && !hasPassword)
        {
            yield return new("api_token", "there are no credentials", "set `api_token`, or `username` with `password`, or "
                + "`credentials_command`");
        }
        else if (!hasToken && !hasUser)
        {
            yield return new("username", "there is a password but no user", "set `username`, such as root@pam");
        }
        else if (!hasToken && !hasPassword)
        {
            yield return new("password", "there is a user but no password", "set `password`");
        }

        if (hasUser && options.Realm is { Length: > 0 } realm && options.Username!.Contains('@', StringComparison.Ordinal)
            && !options.Username.EndsWith("@" + realm, StringComparison.Ordinal))
        {
            yield return new("realm", $"it is '{realm}', but `username` names another one", "write the realm once");
        }

        if (options.Otp is { Length: > 0 } otp && !Totp.IsCode(otp) && Totp.Key(otp) is null)
        {
            yield return new(
                "otp", "it is neither a code of six digits nor a base32 secret", "give the authenticator's secret, or a code of it");
        }
        else if (options.Otp is { Length: > 0 } && hasToken)
        {
            yield return new("otp", "an API token needs no second factor", "remove `otp`");
        }
    }

    // A command may give what there is not.
    private static bool IsAwaited(PveOptions options) => options.Command is not null && !options.IsComplete;

    private static IEnumerable<OptionProblem> Trust(PveOptions options)
    {
        var given = new List<string>();
        if (options.Insecure)
        {
            given.Add("insecure");
        }

        if (!string.IsNullOrWhiteSpace(options.Fingerprint))
        {
            given.Add("fingerprint");
        }

        if (!string.IsNullOrWhiteSpace(options.CaFile))
        {
            given.Add("ca_file");
        }

        if (given.Count > 1)
        {
            yield return new(given[0], $"{string.Join(" and ", given.Select(name => $"`{name}`"))} exclude each other", "keep one of them");
        }

        if (CertificatePin.ParseAll(options.Fingerprint) is null)
        {
            yield return new(
                "fingerprint", "it is no SHA-256 fingerprint", "write the 64 hexadecimal digits that `pvenode cert info` shows");
        }

        if (options.CaFile is { Length: > 0 } file && CaBundle.TryRead(file, out var problem) is null)
        {
            yield return new("ca_file", problem, "give a PEM file, such as a copy of the node's /etc/pve/pve-root-ca.pem");
        }
    }

    private static IEnumerable<OptionProblem> Proxy(PveOptions options)
    {
        foreach (var (name, value) in options.Headers)
        {
            if (name.Length == 0 || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
            {
                yield return new("api_headers", $"'{name}' is no name of a header", "write names of letters, digits and hyphens");
            }
            else if (OwnHeaders.Contains(name))
            {
                yield return new(
                    "api_headers", $"the header {name} is the provider's own", "remove it; PVE's credentials have attributes of their own");
            }
            else if (value.Any(char.IsControl))
            {
                yield return new(
                    "api_headers", $"the value of {name} holds a line break or another control character", "write it in one line");
            }
        }

        var (certificate, key) = (options.ClientCertificate, options.ClientKey);
        if (string.IsNullOrEmpty(certificate) != string.IsNullOrEmpty(key))
        {
            yield return new(string.IsNullOrEmpty(key)
                ? "client_key" : "client_certificate", "client_certificate and client_key need each other", "set both or neither");
        }
        else if (!string.IsNullOrEmpty(certificate) && ClientCertificate.TryRead(certificate, key!, out var problem) is null)
        {
            yield return new("client_certificate", problem, "give a certificate and its private key as PEM files, or their text");
        }
    }

    private static IEnumerable<OptionProblem> Limits(PveOptions options)
    {
        if (options.MaxParallelRequests is < 1 or > MostParallelRequests)
        {
            var cause = $"{options.MaxParallelRequests} is out of range";
            yield return new("max_parallel_requests", cause, $"write a number from 1 to {MostParallelRequests}");
        }
    }

    private static string WithoutUserInfo(string endpoint)
    {
        var at = endpoint.LastIndexOf('@');
        return at < 0 ? endpoint : "..." + endpoint[at..];
    }
}
