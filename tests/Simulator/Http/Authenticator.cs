using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Proxmox.Simulator.Access;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Http;

/// <summary>Tickets, CSRF tokens and API tokens (<c>PVE::AccessControl</c>, <c>PVE::Ticket</c>).</summary>
public sealed partial class Authenticator
{
    private const int GraceSeconds = 300;

    private readonly Datacenter _datacenter;
    private readonly byte[] _ticketSecret = RandomNumberGenerator.GetBytes(32);
    private readonly byte[] _csrfSecret = RandomNumberGenerator.GetBytes(32);
    private long _ticketNumber;
    private long _revoked;

    public Authenticator(Datacenter datacenter)
    {
        _datacenter = datacenter;
    }

    /// <summary>How long a ticket is good for.</summary>
    public static TimeSpan TicketLifetime { get; } = TimeSpan.FromHours(2);

    /// <summary>Makes every ticket that is out now invalid.</summary>
    public void ExpireTickets() => _revoked = _ticketNumber;

    /// <summary>A ticket: <c>PVE:user@realm:HEX::signature</c>.</summary>
    public string Ticket(string userId)
    {
        var plain = $"PVE:{userId.Replace(":", "%3A", StringComparison.Ordinal)}:{Timestamp()}";
        return $"{plain}::{Sign(plain, ++_ticketNumber)}";
    }

    /// <summary>A CSRF prevention token: <c>HEX:signature</c>.</summary>
    public string CsrfToken(string userId)
    {
        var timestamp = Timestamp();
        return $"{timestamp}:{CsrfSignature(timestamp, userId)}";
    }

    /// <summary>The user of a valid ticket; null for any other text.</summary>
    public string? VerifyTicket(string ticket)
    {
        var match = TicketPattern().Match(ticket);
        if (!match.Success)
        {
            return null;
        }

        var plain = $"PVE:{match.Groups[1].Value}:{match.Groups[2].Value}";
        var signature = match.Groups[3].Value;
        var dot = signature.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0
            || !long.TryParse(signature.AsSpan(0, dot), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var number)
            || number <= _revoked
            || Sign(plain, number) != signature)
        {
            return null;
        }

        var age = _datacenter.Clock.UnixSeconds - long.Parse(match.Groups[2].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return age > -GraceSeconds && age < TicketLifetime.TotalSeconds ? Uri.UnescapeDataString(match.Groups[1].Value) : null;
    }

    /// <summary>Authenticates a request (<c>PVE::HTTPServer::auth_handler</c>).</summary>
    /// <exception cref="PveError">401, or 403 for an upload without the permission.</exception>
    public Identity Authenticate(string verb, string path, string? cookie, string? authorization, string? csrfToken)
    {
        var ticket = HeaderValue(cookie, "PVEAuthCookie") is { Length: > 0 } value ? value : HeaderValue(authorization, "PVEAuthCookie");
        var token = string.IsNullOrEmpty(ticket) ? HeaderValue(authorization, "PVEAPIToken") : null;
        var hasToken = !string.IsNullOrEmpty(token);
        if (NeedsNoLogin(verb, path))
        {
            return new Identity(null, hasToken);
        }

        string authId;
        if (hasToken)
        {
            authId = VerifyToken(token!);
        }
        else
        {
            if (string.IsNullOrEmpty(ticket))
            {
                throw PveError.Raise(401, "No ticket\n");
            }

            authId = EnabledUser(ticket);
        }
        var upload = verb == "POST" ? UploadPattern().Match(path) : Match.Empty;
        if (upload.Success)
        {
            if (authId != "root@pam")
            {
                _datacenter.Rights.Require(authId, AclPath.Normalize($"/storage/{upload.Groups[1].Value}"), ["Datastore.AllocateTemplate"]);
            }
        }
        else if (verb != "GET" && !hasToken)
        {
            VerifyCsrf(authId, csrfToken ?? "");
        }
        return new Identity(authId, hasToken);
    }

    /// <summary>Whether a path is an upload, whose body is read in another way.</summary>
    public static bool IsUpload(string verb, string path) => verb == "POST" && UploadPattern().IsMatch(path);

    private static bool NeedsNoLogin(string verb, string path) => (verb, path) is
        ("GET", "/access/domains") or ("GET", "/access/ticket") or ("POST", "/access/ticket")
        or ("POST", "/access/vncticket") or ("POST", "/access/openid/login") or ("POST", "/access/openid/auth-url");

    private string EnabledUser(string ticket)
    {
        try
        {
            if (VerifyTicket(ticket) is { } user)
            {
                _datacenter.Accounts.CheckEnabled(user);
                return user;
            }
        }
        catch (PveError)
        {
            // Every reason is hidden behind the same words.
        }
        throw PveError.Raise(401, "Authentication failed!\n");
    }

    private string VerifyToken(string header)
    {
        var equals = header.LastIndexOf('=');
        try
        {
            if (equals >= 0 && UserIds.TrySplitToken(header[..equals]) is var (user, token))
            {
                _datacenter.Accounts.CheckEnabled(user);
                var entry = _datacenter.Accounts.Users.Token(user, token);
                var expired = entry.Expire != 0 && entry.Expire < _datacenter.Clock.UnixSeconds;
                if (!expired && _datacenter.Accounts.TokenSecrets.GetValueOrDefault(header[..equals]) == header[(equals + 1)..])
                {
                    return header[..equals];
                }
            }
        }
        catch (PveError)
        {
            // Every reason is hidden behind the same words.
        }
        throw PveError.Raise(401, "Authentication failed!\n");
    }

    private void VerifyCsrf(string userId, string token)
    {
        var match = CsrfPattern().Match(token);
        if (match.Success && match.Groups[2].Value == CsrfSignature(match.Groups[1].Value, userId)
            && long.TryParse(match.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var time))
        {
            var age = _datacenter.Clock.UnixSeconds - time;
            if (age > -GraceSeconds && age < TicketLifetime.TotalSeconds)
            {
                return;
            }
        }
        throw PveError.Raise(401, "Permission denied - invalid csrf token\n");
    }

    private static string? HeaderValue(string? header, string key)
    {
        if (string.IsNullOrEmpty(header))
        {
            return null;
        }

        var match = Regex.Match(header, @"(?:^|\s)" + key + "(?:=| )([^;]*)");
        return match.Success ? FormDecoder.UnescapePath(match.Groups[1].Value) : null;
    }

    private string Timestamp() => _datacenter.Clock.UnixSeconds.ToString("X8", CultureInfo.InvariantCulture);

    // The running number lets all tickets of a moment be revoked, whatever the clock says.
    private string Sign(string plain, long number) =>
        $"{number:X}.{Convert.ToBase64String(HMACSHA256.HashData(_ticketSecret, Encoding.UTF8.GetBytes($"{plain}:{number}")))}";

    private string CsrfSignature(string timestamp, string userId) =>
        Convert.ToBase64String(HMACSHA256.HashData(_csrfSecret, Encoding.UTF8.GetBytes($"{timestamp}:{userId}"))).TrimEnd('=');

    [GeneratedRegex(@"\APVE:(\S+):([A-Z0-9]{8})::([^:\s]+)\z")]
    private static partial Regex TicketPattern();

    [GeneratedRegex(@"\A([A-Z0-9]{8}):(\S+)\z")]
    private static partial Regex CsrfPattern();

    [GeneratedRegex(@"\A/nodes/[^/]+/storage/([^/]+)/upload\z")]
    private static partial Regex UploadPattern();
}
